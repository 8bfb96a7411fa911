import {
  CloudFrontServiceException,
  ContinuousDeploymentPolicyAlreadyExists,
  type ContinuousDeploymentPolicyConfig,
  ContinuousDeploymentPolicyInUse,
  CreateContinuousDeploymentPolicyCommand,
  DeleteContinuousDeploymentPolicyCommand,
  DeleteDistributionCommand,
  GetContinuousDeploymentPolicyCommand,
  GetContinuousDeploymentPolicyConfigCommand,
  InconsistentQuantities,
  InvalidArgument,
  ListContinuousDeploymentPoliciesCommand,
  NoSuchContinuousDeploymentPolicy,
  StagingDistributionInUse,
  TooManyContinuousDeploymentPolicies,
  type TrafficConfig,
  UpdateContinuousDeploymentPolicyCommand,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { expectException } from "../../support/expect-exception.ts";
import { interceptionModes, type OpenedMock } from "../../support/interception-modes.ts";
import {
  headerTraffic,
  makeContinuousDeploymentPolicyConfig,
  makeWeightTraffic,
  seedStaging,
} from "../../support/make-continuous-deployment.ts";
import { testConfigurationResource } from "../../support/test-configuration-resource.ts";
import { updateConfig } from "../../support/update-config.ts";

function makeConfig(n: number, changes: Partial<ContinuousDeploymentPolicyConfig> = {}) {
  return makeContinuousDeploymentPolicyConfig({ domainName: `d${n}.cloudfront.net` }, changes);
}

testConfigurationResource<ContinuousDeploymentPolicyConfig>({
  member: "ContinuousDeploymentPolicy",
  table: "continuousDeploymentPolicies",
  create: CreateContinuousDeploymentPolicyCommand,
  get: GetContinuousDeploymentPolicyCommand,
  getConfig: GetContinuousDeploymentPolicyConfigCommand,
  update: UpdateContinuousDeploymentPolicyCommand,
  delete: DeleteContinuousDeploymentPolicyCommand,
  list: ListContinuousDeploymentPoliciesCommand,
  listMember: "ContinuousDeploymentPolicyList",
  idOfItem: ({ ContinuousDeploymentPolicy }) => ContinuousDeploymentPolicy.Id,
  makeConfig,
  changeConfig: (config) => ({ ...config, Enabled: false, TrafficConfig: makeWeightTraffic(0.1) }),
  invalidConfig: makeConfig(1, { TrafficConfig: makeWeightTraffic(0.5) }),
  // Staging distributions need not exist.
  options: { references: "any" },
  absent: NoSuchContinuousDeploymentPolicy,
  alreadyExists: ContinuousDeploymentPolicyAlreadyExists,
  inUse: ContinuousDeploymentPolicyInUse,
  quotaExceeded: TooManyContinuousDeploymentPolicies,
  quota: "continuousDeploymentPolicies",
  firstVersion: 0,
  location: /^https:\/\/cloudfront\.amazonaws\.com\/2020-05-31\/continuous-deployment-policy\/[0-9a-f-]{36}$/,
  id: /^[0-9a-f-]{36}$/,
  countsAllPages: true,
  canRename: false,
  use: async (opened, id) => {
    const primary = opened.cloudfront.seed.distribution({
      enabled: false,
      config: { ContinuousDeploymentPolicyId: id },
    });
    return async () => {
      const { ETag } = await updateConfig(opened, primary.id, { ContinuousDeploymentPolicyId: "" });
      await opened.client.send(new DeleteDistributionCommand({ Id: primary.id, IfMatch: ETag }));
    };
  },
});

describe.each(interceptionModes)("CreateContinuousDeploymentPolicy ($name)", ({ open }) => {
  const create = ({ client }: OpenedMock, config: ContinuousDeploymentPolicyConfig) =>
    client.send(new CreateContinuousDeploymentPolicyCommand({ ContinuousDeploymentPolicyConfig: config }));

  it.each([
    [
      "a Quantity that differs",
      { StagingDistributionDnsNames: { Quantity: 2, Items: ["d1.cloudfront.net"] } },
    ],
  ])("refuses %s before all else", async (_, changes) => {
    const creating = create(open(), makeConfig(1, { TrafficConfig: makeWeightTraffic(9), ...changes }));
    await expectException(creating, InconsistentQuantities, { status: 400 });
  });

  it.each([
    ["no staging distribution", { Quantity: 0 }],
    ["two staging distributions", { Quantity: 2, Items: ["d1.cloudfront.net", "d2.cloudfront.net"] }],
  ])("refuses %s", async (_, StagingDistributionDnsNames) => {
    const creating = create(open({ references: "any" }), makeConfig(1, { StagingDistributionDnsNames }));
    await expectException(creating, InvalidArgument, { status: 400, message: /StagingDistributionDnsNames/ });
  });

  it("refuses a domain name that no staging distribution has", async () => {
    const opened = open();
    const primary = opened.cloudfront.seed.distribution();
    for (const domainName of ["d0.cloudfront.net", primary.domainName]) {
      const creating = create(opened, makeContinuousDeploymentPolicyConfig({ domainName }));
      const { cause } = await expectException(creating, InvalidArgument, { message: domainName });
      expect(String(cause)).toContain("CopyDistribution");
    }
  });

  const header = headerTraffic.SingleHeaderConfig;
  const weight = makeWeightTraffic(0.1).SingleWeightConfig;
  it.each<[string, TrafficConfig, RegExp]>([
    ["a weight over 0.15", makeWeightTraffic(0.151), /Weight is 0.151; it must be from 0 to 0.15/],
    ["a negative weight", makeWeightTraffic(-0.01), /Weight/],
    ["an idle time under 300 seconds", makeWeightTraffic(0.1, { IdleTTL: 299, MaximumTTL: 600 }), /IdleTTL/],
    ["a session over 3600 seconds", makeWeightTraffic(0.1, { IdleTTL: 300, MaximumTTL: 3601 }), /MaximumTTL/],
    [
      "an idle time over the session's",
      makeWeightTraffic(0.1, { IdleTTL: 601, MaximumTTL: 600 }),
      /IdleTTL is 601; it must not exceed MaximumTTL/,
    ],
    [
      "a header without the prefix",
      { Type: "SingleHeader", SingleHeaderConfig: { Header: "x-canary", Value: "1" } },
      /Header is 'x-canary'; it must begin with aws-cf-cd-/,
    ],
    [
      "an empty header value",
      { Type: "SingleHeader", SingleHeaderConfig: { Header: "aws-cf-cd-a", Value: "" } },
      /Value has 0 characters/,
    ],
    [
      "a header value of 1784 characters",
      { Type: "SingleHeader", SingleHeaderConfig: { Header: "aws-cf-cd-a", Value: "v".repeat(1784) } },
      /Value has 1784 characters/,
    ],
    ["a type without its configuration", { Type: "SingleHeader" }, /SingleHeaderConfig/],
    [
      "the configuration of the other type",
      { Type: "SingleWeight", SingleHeaderConfig: header },
      /SingleWeight/,
    ],
    [
      "both configurations",
      { Type: "SingleWeight", SingleWeightConfig: weight, SingleHeaderConfig: header },
      /no other configuration/,
    ],
  ])("refuses %s", async (_, TrafficConfig, message) => {
    const creating = create(open({ references: "any" }), makeConfig(1, { TrafficConfig }));
    await expectException(creating, InvalidArgument, { status: 400, message });
  });

  it("refuses an unknown type as the wire parser does", async () => {
    const TrafficConfig = { Type: "Random" } as never;
    await expectException(create(open(), makeConfig(1, { TrafficConfig })), CloudFrontServiceException, {
      name: "MalformedXML",
      message: /Member must satisfy value set: \[SingleHeader, SingleWeight\]/,
    });
  });

  it.each<[string, TrafficConfig | undefined]>([
    ["no traffic configuration", undefined],
    ["the largest weight", makeWeightTraffic(0.15)],
    ["the weight 0", makeWeightTraffic(0)],
    ["the longest session", makeWeightTraffic(0.1, { IdleTTL: 3600, MaximumTTL: 3600 })],
    [
      "a header of other case",
      { Type: "SingleHeader", SingleHeaderConfig: { Header: "AWS-CF-CD-Canary", Value: "v".repeat(1783) } },
    ],
  ])("accepts %s", async (_, TrafficConfig) => {
    const { ContinuousDeploymentPolicy } = await create(
      open({ references: "any" }),
      makeConfig(1, { TrafficConfig }),
    );
    expect(ContinuousDeploymentPolicy?.ContinuousDeploymentPolicyConfig?.TrafficConfig).toEqual(
      TrafficConfig,
    );
  });

  it("refuses a second policy for a staging distribution, whatever the case of its name", async () => {
    const opened = open();
    const { domainName } = seedStaging(opened.cloudfront);
    await create(opened, makeContinuousDeploymentPolicyConfig({ domainName }));
    const config = makeContinuousDeploymentPolicyConfig(
      { domainName: domainName.toUpperCase() },
      { Enabled: false },
    );
    await expectException(create(opened, config), StagingDistributionInUse, { status: 409 });
  });
});

describe.each(interceptionModes)("UpdateContinuousDeploymentPolicy ($name)", ({ open }) => {
  it("refuses the staging distribution of another policy", async () => {
    const { client, cloudfront } = open();
    const [first, second] = [seedStaging(cloudfront), seedStaging(cloudfront)];
    cloudfront.seed.continuousDeploymentPolicy({ staging: first.id });
    const { id, etag } = cloudfront.seed.continuousDeploymentPolicy({ staging: second.id });
    const updating = (domainName: string, IfMatch: string) =>
      client.send(
        new UpdateContinuousDeploymentPolicyCommand({
          Id: id,
          IfMatch,
          ContinuousDeploymentPolicyConfig: makeContinuousDeploymentPolicyConfig({ domainName }),
        }),
      );
    await expectException(updating(first.domainName, etag), StagingDistributionInUse, { status: 409 });
    await updating(seedStaging(cloudfront).domainName, etag);
  });
});

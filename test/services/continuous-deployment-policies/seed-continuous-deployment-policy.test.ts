import {
  GetContinuousDeploymentPolicyCommand,
  GetDistributionConfigCommand,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { interceptionModes } from "../../support/interception-modes.ts";
import { seedStaging } from "../../support/make-continuous-deployment.ts";

describe.each(interceptionModes)("seed.continuousDeploymentPolicy ($name)", ({ open }) => {
  it("creates an enabled policy that the service returns", async () => {
    const { client, cloudfront } = open();
    const { id: staging, domainName } = seedStaging(cloudfront);
    const { id, etag } = cloudfront.seed.continuousDeploymentPolicy({ staging });
    const { ContinuousDeploymentPolicy, ETag } = await client.send(
      new GetContinuousDeploymentPolicyCommand({ Id: id }),
    );
    expect(ETag).toBe(etag);
    expect(ContinuousDeploymentPolicy?.ContinuousDeploymentPolicyConfig).toEqual({
      StagingDistributionDnsNames: { Quantity: 1, Items: [domainName] },
      Enabled: true,
      TrafficConfig: {
        Type: "SingleHeader",
        SingleHeaderConfig: { Header: "aws-cf-cd-staging", Value: "true" },
      },
    });
  });

  it("takes an id and members of the configuration, and attaches the policy", async () => {
    const { client, cloudfront } = open({ quotas: { continuousDeploymentPolicies: 0 } });
    const { id: primary } = cloudfront.seed.distribution();
    const { id: staging } = seedStaging(cloudfront);
    cloudfront.seed.continuousDeploymentPolicy({ id: "p", primary, staging, config: { Enabled: false } });
    const { DistributionConfig } = await client.send(new GetDistributionConfigCommand({ Id: primary }));
    expect(DistributionConfig?.ContinuousDeploymentPolicyId).toBe("p");
    expect(cloudfront.state().continuousDeploymentPolicies.p?.config.Enabled).toBe(false);
  });

  it("refuses unknown distributions, ids and staging distributions that are taken, and unknown members", () => {
    const { seed } = open().cloudfront;
    const { id: primary } = seed.distribution();
    const { id: staging } = seed.distribution({ config: { Staging: true } });
    const other = seed.distribution({ config: { Staging: true } });
    seed.continuousDeploymentPolicy({ id: "p", staging });
    const refusal = (message: RegExp) =>
      expect.objectContaining({ code: "INVALID_SEED", message: expect.stringMatching(message) });
    const creating = (given: object) => () => seed.continuousDeploymentPolicy(given as never);
    expect(creating({ staging: primary })).toThrow(refusal(/no staging distribution/));
    expect(creating({ staging, primary: other.id })).toThrow(refusal(/no primary distribution/));
    expect(creating({ staging: other.id, id: "p" })).toThrow(refusal(/with the id "p" already/));
    expect(creating({ staging })).toThrow(refusal(/with the staging d.* already/));
    expect(creating({ staging, name: "p" })).toThrow(
      refusal(/no option "name".*id, staging, primary, config/),
    );
    expect(creating({ staging: other.id, config: { Enbaled: true } })).toThrow(
      refusal(/no member "Enbaled"/),
    );
  });
});

import {
  GetContinuousDeploymentPolicyCommand,
  GetDistributionCommand,
  InvalidArgument,
  InvalidIfMatchVersion,
  InvalidViewerCertificate,
  NoSuchDistribution,
  PreconditionFailed,
  UpdateDistributionWithStagingConfigCommand,
  type UpdateDistributionWithStagingConfigCommandInput,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { expectException } from "../../support/expect-exception.ts";
import { interceptionModes, type OpenedMock } from "../../support/interception-modes.ts";
import { seedStaging } from "../../support/make-continuous-deployment.ts";
import { withAliases } from "../../support/make-distribution.ts";

/** Seeds a primary distribution, its staging distribution and their policy, all with their first ETags. */
function seedDeployment({ cloudfront }: OpenedMock, stagingConfig = {}) {
  const { seed } = cloudfront;
  const { ViewerCertificate } = withAliases("www.example.com");
  const primary = seed.distribution({ aliases: ["www.example.com"], comment: "old" });
  const staging = seedStaging(cloudfront, { Comment: "new", ViewerCertificate, ...stagingConfig });
  const policy = seed.continuousDeploymentPolicy({ primary: primary.id, staging: staging.id });
  const { distributions } = cloudfront.state();
  return {
    primary: { ...primary, etag: distributions[primary.id]?.etag as string },
    staging,
    policy,
  };
}

function promote(
  { client }: OpenedMock,
  { primary, staging }: ReturnType<typeof seedDeployment>,
  changes: Partial<UpdateDistributionWithStagingConfigCommandInput> = {},
) {
  return client.send(
    new UpdateDistributionWithStagingConfigCommand({
      Id: primary.id,
      StagingDistributionId: staging.id,
      IfMatch: `${primary.etag}, ${staging.etag}`,
      ...changes,
    }),
  );
}

const stale = "E1F83G8C2ARO7P";

describe.each(interceptionModes)("UpdateDistributionWithStagingConfig ($name)", ({ open }) => {
  // In the order of the checks.
  it("refuses an unknown primary distribution", async () => {
    const opened = open();
    const promoting = promote(opened, seedDeployment(opened), { Id: "E0", IfMatch: "no" });
    await expectException(promoting, NoSuchDistribution, { status: 404 });
  });

  it.each([undefined, "", "E23ZP02F085DFQ", "E23ZP02F085DFQ,", "a, b, c", "not an ETag, E23ZP02F085DFQ"])(
    "refuses the IfMatch %j, which is not two ETags",
    async (IfMatch) => {
      const opened = open();
      const promoting = promote(opened, seedDeployment(opened), { IfMatch });
      await expectException(promoting, InvalidIfMatchVersion, { status: 400 });
    },
  );

  it("refuses an ETag that is not the primary's, then an unknown staging distribution, then its stale ETag", async () => {
    const opened = open();
    const deployment = seedDeployment(opened);
    const { primary, staging } = deployment;
    const StagingDistributionId = "E0";
    await expectException(
      promote(opened, deployment, { IfMatch: `${stale}, ${staging.etag}`, StagingDistributionId }),
      PreconditionFailed,
      { status: 412 },
    );
    const IfMatch = `${primary.etag}, ${stale}`;
    await expectException(
      promote(opened, deployment, { IfMatch, StagingDistributionId }),
      NoSuchDistribution,
    );
    await expectException(promote(opened, deployment, { IfMatch }), PreconditionFailed, { status: 412 });
  });

  it("refuses a staging distribution that the policy does not name, and one that is none", async () => {
    const opened = open();
    const deployment = seedDeployment(opened);
    const other = seedStaging(opened.cloudfront);
    const plain = opened.cloudfront.seed.distribution();
    for (const { id, etag } of [other, plain]) {
      const IfMatch = `${deployment.primary.etag}, ${etag}`;
      const promoting = promote(opened, deployment, { StagingDistributionId: id, IfMatch });
      await expectException(promoting, InvalidArgument, { status: 400, message: id });
    }
  });

  it("refuses a primary distribution without a policy", async () => {
    const opened = open();
    const deployment = { ...seedDeployment(opened), primary: opened.cloudfront.seed.distribution() };
    for (const StagingDistributionId of [deployment.staging.id, undefined]) {
      const promoting = promote(opened, deployment, { StagingDistributionId });
      await expectException(promoting, InvalidArgument, { status: 400 });
    }
  });

  it("refuses a configuration that the primary's aliases do not allow, and writes nothing", async () => {
    const opened = open();
    const deployment = seedDeployment(opened, { ViewerCertificate: { CloudFrontDefaultCertificate: true } });
    const before = opened.cloudfront.state();
    await expectException(promote(opened, deployment), InvalidViewerCertificate, { status: 400 });
    expect(opened.cloudfront.state()).toEqual(before);
  });

  it("copies the configuration, except what belongs to the primary", async () => {
    const opened = open();
    const deployment = seedDeployment(opened, {
      DefaultRootObject: "index.html",
      PriceClass: "PriceClass_100",
    });
    const { [deployment.primary.id]: before } = opened.cloudfront.state().distributions;
    const { $metadata, Distribution, ETag } = await promote(opened, deployment);
    expect($metadata.httpStatusCode).toBe(200);
    expect(Distribution).toMatchObject({ Id: deployment.primary.id, Status: "InProgress" });
    expect(Distribution?.DistributionConfig).toMatchObject({
      Comment: "new",
      DefaultRootObject: "index.html",
      PriceClass: "PriceClass_100",
      CallerReference: before?.config.CallerReference,
      Aliases: { Quantity: 1, Items: ["www.example.com"] },
      ContinuousDeploymentPolicyId: deployment.policy.id,
      Staging: false,
    });
    const found = await opened.client.send(new GetDistributionCommand({ Id: deployment.primary.id }));
    expect([found.ETag, found.Distribution?.DistributionConfig]).toEqual([
      ETag,
      Distribution?.DistributionConfig,
    ]);
    expect(ETag).not.toBe(deployment.primary.etag);
  });

  it("disables the policy, and leaves the staging distribution as it is", async () => {
    const opened = open();
    const deployment = seedDeployment(opened);
    const { [deployment.staging.id]: staging } = opened.cloudfront.state().distributions;
    await promote(opened, deployment);
    expect(opened.cloudfront.state().distributions[deployment.staging.id]).toEqual(staging);
    const { ContinuousDeploymentPolicy, ETag } = await opened.client.send(
      new GetContinuousDeploymentPolicyCommand({ Id: deployment.policy.id }),
    );
    expect(ContinuousDeploymentPolicy?.ContinuousDeploymentPolicyConfig?.Enabled).toBe(false);
    expect(ETag).not.toBe(deployment.policy.etag);
  });

  it("takes the staging distribution of the policy if none is given, and ETags without a blank", async () => {
    const opened = open();
    const deployment = seedDeployment(opened);
    const IfMatch = `${deployment.primary.etag},${deployment.staging.etag}`;
    const { Distribution } = await promote(opened, deployment, { StagingDistributionId: undefined, IfMatch });
    expect(Distribution?.DistributionConfig?.Comment).toBe("new");
  });

  it("takes any staging distribution if references are not checked and the policy does not exist", async () => {
    const opened = open({ references: "any" });
    const deployment = seedDeployment(opened);
    const primary = opened.cloudfront.seed.distribution({ config: { ContinuousDeploymentPolicyId: "any" } });
    await promote(opened, { ...deployment, primary });
  });
});

import {
  AssociateDistributionWebACLCommand,
  ContinuousDeploymentPolicyInUse,
  DeleteDistributionCommand,
  DisassociateDistributionWebACLCommand,
  type DistributionConfig,
  IllegalUpdate,
  InvalidArgument,
  NoSuchContinuousDeploymentPolicy,
  ResourceInUse,
  StagingDistributionInUse,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { expectException } from "../../../support/expect-exception.ts";
import { interceptionModes, type OpenedMock } from "../../../support/interception-modes.ts";
import { seedStaging } from "../../../support/make-continuous-deployment.ts";
import { webAclArn } from "../../../support/make-distribution.ts";
import { updateConfig } from "../../../support/update-config.ts";

/** Seeds a primary distribution with a policy for a staging distribution. */
function seedDeployment({ cloudfront }: OpenedMock, { Enabled = true, config = {} } = {}) {
  const primary = cloudfront.seed.distribution({ config });
  const staging = seedStaging(cloudfront, config);
  const policy = cloudfront.seed.continuousDeploymentPolicy({
    primary: primary.id,
    staging: staging.id,
    config: { Enabled },
  });
  return { primary, staging, policy };
}

describe.each(interceptionModes)("a continuous deployment policy of a distribution ($name)", ({ open }) => {
  const attach = (opened: OpenedMock, id: string, policy: string | undefined) =>
    updateConfig(opened, id, { ContinuousDeploymentPolicyId: policy });
  const seedPolicy = ({ cloudfront }: OpenedMock) =>
    cloudfront.seed.continuousDeploymentPolicy({ staging: seedStaging(cloudfront).id });

  it("must exist", async () => {
    const opened = open();
    const { id } = opened.cloudfront.seed.distribution();
    await expectException(attach(opened, id, "none"), NoSuchContinuousDeploymentPolicy, { status: 404 });
  });

  it("need not exist if references are not checked", async () => {
    const opened = open({ references: "any" });
    const { id } = opened.cloudfront.seed.distribution();
    await attach(opened, id, "policy");
  });

  it("belongs to one distribution", async () => {
    const opened = open();
    const [first, second] = [opened.cloudfront.seed.distribution(), opened.cloudfront.seed.distribution()];
    const policy = seedPolicy(opened);
    await attach(opened, first.id, policy.id);
    await attach(opened, first.id, policy.id);
    await expectException(attach(opened, second.id, policy.id), ContinuousDeploymentPolicyInUse, {
      status: 409,
      message: first.id,
    });
  });

  it("is refused for a staging distribution, and for HTTP/3", async () => {
    const opened = open();
    const policy = seedPolicy(opened);
    const staging = seedStaging(opened.cloudfront);
    await expectException(attach(opened, staging.id, policy.id), InvalidArgument, { message: /staging/ });
    const { id } = opened.cloudfront.seed.distribution({ config: { HttpVersion: "http2and3" } });
    await expectException(attach(opened, id, policy.id), InvalidArgument, { message: /HTTP\/3/ });
  });

  // seen: an empty string removes a policy (aws-sdk-js-v3 7417)
  it.each(["kept", "removed"])("is %s by an update", async (effect) => {
    const opened = open();
    const { primary, policy } = seedDeployment(opened);
    const given = effect === "kept" ? undefined : "";
    const { Distribution } = await attach(opened, primary.id, given);
    const { ContinuousDeploymentPolicyId } = Distribution?.DistributionConfig ?? {};
    expect(ContinuousDeploymentPolicyId).toBe(given ?? policy.id);
  });
});

describe.each(interceptionModes)("a distribution of a continuous deployment ($name)", ({ open }) => {
  const changes: Partial<DistributionConfig> = { PriceClass: "PriceClass_100" };

  it.each(["primary", "staging"] as const)(
    "refuses changes of the %s that continuous deployment does not support",
    async (side) => {
      const opened = open();
      const { [side]: target } = seedDeployment(opened);
      const { cause } = await expectException(updateConfig(opened, target.id, changes), IllegalUpdate, {
        status: 400,
        message: /^One or more fields updated are not supported for continuous deployment\.$/,
      });
      expect(String(cause)).toContain("The update changes PriceClass.");
    },
  );

  it.each(["primary", "staging"] as const)("accepts the supported changes of the %s", async (side) => {
    const opened = open();
    const { [side]: target } = seedDeployment(opened);
    const GeoRestriction = { RestrictionType: "whitelist" as const, Quantity: 1, Items: ["DE"] };
    const { Distribution } = await updateConfig(opened, target.id, {
      Comment: "next",
      DefaultRootObject: "index.html",
      Restrictions: { GeoRestriction },
    });
    expect(Distribution?.DistributionConfig?.Comment).toBe("next");
  });

  it("accepts all changes once the policy is disabled or detached", async () => {
    const opened = open();
    const disabled = seedDeployment(opened, { Enabled: false });
    await updateConfig(opened, disabled.primary.id, changes);
    await updateConfig(opened, disabled.staging.id, changes);
    const enabled = seedDeployment(opened);
    await updateConfig(opened, enabled.primary.id, { ...changes, ContinuousDeploymentPolicyId: "" });
    await updateConfig(opened, enabled.staging.id, changes);
  });

  it("keeps a staging distribution enabled while an enabled policy names it", async () => {
    const opened = open();
    const { staging } = seedDeployment(opened);
    await expectException(updateConfig(opened, staging.id, { Enabled: false }), StagingDistributionInUse, {
      status: 409,
      message:
        /^The specified staging distribution is currently used by a continuous deployment policy\. Please /,
    });
    const { staging: other } = seedDeployment(opened, { Enabled: false });
    await updateConfig(opened, other.id, { Enabled: false });
  });

  it("refuses to delete a staging distribution that an enabled policy names", async () => {
    const { client, cloudfront } = open();
    const { id, etag } = seedStaging(cloudfront, { Enabled: false });
    cloudfront.seed.continuousDeploymentPolicy({ staging: id });
    const deleting = client.send(new DeleteDistributionCommand({ Id: id, IfMatch: etag }));
    await expectException(deleting, StagingDistributionInUse, { status: 409 });
  });

  // seen: the deletion of a primary distribution with a disabled policy in terraform-provider-aws
  it("refuses to delete a primary distribution with an enabled policy, not with a disabled one", async () => {
    const opened = open();
    const remove = async (Enabled: boolean) => {
      const { primary } = seedDeployment(opened, { Enabled, config: { Enabled: false } });
      const { [primary.id]: row } = opened.cloudfront.state().distributions;
      return opened.client.send(new DeleteDistributionCommand({ Id: primary.id, IfMatch: row?.etag }));
    };
    await expectException(remove(true), ResourceInUse, { status: 409 });
    await remove(false);
  });

  it("keeps its web ACL, and gets none", async () => {
    const opened = open();
    const { primary } = seedDeployment(opened, { Enabled: false });
    const { [primary.id]: row } = opened.cloudfront.state().distributions;
    const target = { Id: primary.id, IfMatch: row?.etag };
    for (const command of [
      new AssociateDistributionWebACLCommand({ ...target, WebACLArn: webAclArn }),
      new DisassociateDistributionWebACLCommand(target),
    ]) {
      const changing = opened.client.send(command as AssociateDistributionWebACLCommand);
      await expectException(changing, InvalidArgument, { message: /web ACL/ });
    }
  });
});

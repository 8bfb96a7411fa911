import {
  ContinuousDeploymentPolicyInUse,
  GetDistributionConfigCommand,
  UpdateDistributionCommand,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { expectException } from "../../../support/expect-exception.ts";
import { interceptionModes, type OpenedMock } from "../../../support/interception-modes.ts";
import { testConfigRules } from "../../../support/test-config-rules.ts";

const acl = "arn:aws:wafv2:us-east-1:123456789012:global/webacl/site/473e64fd-f30b-4765-81a0-62ad96dd167a";

testConfigRules(
  "members of a configuration",
  [
    {
      name: "a long comment",
      changes: { Comment: "c".repeat(129) },
      error: "InvalidArgument",
      text: "The parameter Comment is too big. Comment has 129 characters",
    },
    ...["/index.html", "a b.html", "a".repeat(256), "index.html?a"].map((DefaultRootObject) => ({
      name: `the default root object ${DefaultRootObject.slice(0, 12)}`,
      changes: { DefaultRootObject },
      error: "InvalidDefaultRootObject",
      text: "The default root object file name is too big or contains an invalid character.",
    })),
    ...["junk", acl.replace("us-east-1", "eu-west-1"), acl.replace("global", "regional")].map((WebACLId) => ({
      name: `the web ACL ${WebACLId}`,
      changes: { WebACLId },
      error: "InvalidWebACLId",
      text: `Web ACL is not accessible by the requester. WebACLId is '${WebACLId}'`,
    })),
  ],
  [
    { name: "an object in a folder", changes: { DefaultRootObject: "folder/index.html" } },
    { name: "a web ACL", changes: { WebACLId: acl } },
    { name: "a web ACL of WAF Classic", changes: { WebACLId: "473e64fd-f30b-4765-81a0-62ad96dd167a" } },
  ],
);

describe.each(interceptionModes)("a continuous deployment policy ($name)", ({ open }) => {
  async function setPolicy(
    { client }: OpenedMock,
    Id: string,
    ContinuousDeploymentPolicyId: string | undefined,
  ) {
    const { DistributionConfig, ETag } = await client.send(new GetDistributionConfigCommand({ Id }));
    const config = { ...DistributionConfig, ContinuousDeploymentPolicyId } as typeof DistributionConfig;
    return client.send(new UpdateDistributionCommand({ Id, IfMatch: ETag, DistributionConfig: config }));
  }

  it("belongs to one distribution", async () => {
    using opened = open();
    const [first, second] = [opened.cloudfront.seed.distribution(), opened.cloudfront.seed.distribution()];
    await setPolicy(opened, first.id, "policy");
    await setPolicy(opened, first.id, "policy");
    await expectException(setPolicy(opened, second.id, "policy"), ContinuousDeploymentPolicyInUse, {
      status: 409,
      message: first.id,
    });
  });

  // seen: an empty string removes a policy (aws-sdk-js-v3 7417)
  it.each([
    [undefined, "policy"],
    ["", ""],
  ])("that an update sets to %j is %j afterwards", async (given, expected) => {
    using opened = open();
    const { id } = opened.cloudfront.seed.distribution();
    await setPolicy(opened, id, "policy");
    const { Distribution } = await setPolicy(opened, id, given);
    expect(Distribution?.DistributionConfig?.ContinuousDeploymentPolicyId).toBe(expected);
  });
});

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

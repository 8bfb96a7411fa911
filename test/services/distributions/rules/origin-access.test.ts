import type { Origin } from "@aws-sdk/client-cloudfront";
import { testConfigRules } from "../../../support/test-config-rules.ts";

const custom = { HTTPPort: 80, HTTPSPort: 443, OriginProtocolPolicy: "https-only" } as const;
function withOrigin(changes: Partial<Origin>) {
  const origin = { Id: "site", DomainName: "www.example.com", ...changes };
  const kind = origin.S3OriginConfig ? {} : { CustomOriginConfig: custom };
  return { Origins: { Quantity: 1, Items: [{ ...kind, ...origin }] } };
}
const identity = { OriginAccessIdentity: "origin-access-identity/cloudfront/E127EXAMPLE51Z" };
const bucket = { DomainName: "bucket.s3.amazonaws.com", S3OriginConfig: { OriginAccessIdentity: "" } };
const control = { OriginAccessControlId: "E2QWRUHAPOMQZL" };

testConfigRules(
  "origin access",
  [
    ...["E127EXAMPLE51Z", "origin-access-identity/E127EXAMPLE51Z"].map((OriginAccessIdentity) => ({
      name: `the identity ${OriginAccessIdentity}`,
      changes: withOrigin({ ...bucket, S3OriginConfig: { OriginAccessIdentity } }),
      error: "InvalidOriginAccessIdentity",
      text: "The specified origin access identity does not exist or is not valid.",
    })),
    {
      name: "an identity and a control",
      changes: withOrigin({ ...bucket, ...control, S3OriginConfig: identity }),
      error: "IllegalOriginAccessConfiguration",
      text: "An origin cannot contain both an origin access control (OAC) and an origin access identity (OAI).",
    },
    {
      name: "a control for a host that does not support one",
      changes: withOrigin(control),
      error: "InvalidDomainNameForOriginAccessControl",
      text: "DomainName is 'www.example.com'",
    },
  ],
  [
    { name: "a control for a bucket", changes: withOrigin({ ...bucket, ...control }) },
    ...["abc.lambda-url.us-east-1.on.aws", "abc.data.mediastore.us-east-1.amazonaws.com"].map(
      (DomainName) => ({
        name: `a control for ${DomainName}`,
        changes: withOrigin({ DomainName, ...control }),
      }),
    ),
  ],
);

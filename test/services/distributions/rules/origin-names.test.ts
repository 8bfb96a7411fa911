import type { Origin } from "@aws-sdk/client-cloudfront";
import { testConfigRules } from "../../../support/test-config-rules.ts";

const custom = { HTTPPort: 80, HTTPSPort: 443, OriginProtocolPolicy: "https-only" } as const;
function withOrigin(changes: Partial<Origin>) {
  const origin = { Id: "site", DomainName: "www.example.com", ...changes };
  const kind = origin.S3OriginConfig ? {} : { CustomOriginConfig: custom };
  return { Origins: { Quantity: 1, Items: [{ ...kind, ...origin }] } };
}
const bucket = { S3OriginConfig: { OriginAccessIdentity: "" } };

testConfigRules(
  "the names of origins",
  [
    ...["https://www.example.com", "www.example.com:8080", "::1"].map((DomainName) => ({
      name: `the origin ${DomainName}`,
      changes: withOrigin({ DomainName }),
      error: "InvalidArgument",
      text: `The parameter origin name cannot contain a colon. DomainName is '${DomainName}'`,
    })),
    {
      name: "an IP address",
      changes: withOrigin({ DomainName: "192.0.2.1" }),
      error: "InvalidArgument",
      text: "The parameter origin name cannot be an IP address.",
    },
    ...["localhost", "www.example.com/path", "www example.com", ".example.com", "a..example.com", ""].map(
      (DomainName) => ({
        name: `the origin '${DomainName}'`,
        changes: withOrigin({ DomainName }),
        error: "InvalidArgument",
        text: "The parameter origin name must be a domain name.",
      }),
    ),
    ...["lb-1.us-east-1.elb.amazonaws.com", "www.example.com", "site.s3-website-us-east-1.amazonaws.com"].map(
      (DomainName) => ({
        name: `the host ${DomainName} as a bucket`,
        changes: withOrigin({ DomainName, ...bucket }),
        error: "InvalidArgument",
        text: "The parameter Origin DomainName does not refer to a valid S3 bucket.",
      }),
    ),
  ],
  [
    ...[
      "bucket.s3.amazonaws.com",
      "my.bucket.s3.eu-west-1.amazonaws.com",
      "bucket.s3-eu-west-1.amazonaws.com",
      "bucket.s3.dualstack.us-east-1.amazonaws.com",
      "bucket.s3.cn-north-1.amazonaws.com.cn",
    ].map((DomainName) => ({
      name: `the bucket ${DomainName}`,
      changes: withOrigin({ DomainName, ...bucket }),
    })),
    ...["my_host.example.com", "site.s3.amazonaws.com", "site.s3-website-us-east-1.amazonaws.com"].map(
      (DomainName) => ({ name: `the custom origin ${DomainName}`, changes: withOrigin({ DomainName }) }),
    ),
  ],
);

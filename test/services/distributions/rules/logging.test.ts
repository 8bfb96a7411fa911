import { testConfigRules } from "../../../support/test-config-rules.ts";

function loggingTo(Bucket: string, Prefix = "", Enabled = true) {
  return { Logging: { Enabled, IncludeCookies: false, Bucket, Prefix } };
}

testConfigRules(
  "standard logging",
  [
    ...["logging-bucket", "", "logs.example.com", "logs.s3-website-us-east-1.amazonaws.com"].map(
      (bucket) => ({
        name: `the bucket '${bucket}'`,
        changes: loggingTo(bucket),
        error: "InvalidArgument",
        text: `The parameter Logging Bucket does not refer to a valid S3 bucket. Bucket is '${bucket}'`,
      }),
    ),
    ...["/a", "a".repeat(257)].map((prefix) => ({
      name: `a prefix of ${prefix.length} characters`,
      changes: loggingTo("logs.s3.amazonaws.com", prefix),
      error: "InvalidArgument",
      text: "The parameter Logging Prefix is not valid",
    })),
  ],
  [
    { name: "a bucket", changes: loggingTo("logs.s3.eu-west-1.amazonaws.com", "site/") },
    { name: "any bucket while logging is disabled", changes: loggingTo("logging-bucket", "/", false) },
  ],
);

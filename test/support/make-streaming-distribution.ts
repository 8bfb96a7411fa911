import type { StreamingDistributionConfig } from "@aws-sdk/client-cloudfront";

/** The configuration of a disabled streaming distribution, with some members changed. */
export function makeStreamingDistributionConfig(
  changes: Partial<StreamingDistributionConfig> = {},
): StreamingDistributionConfig {
  return {
    CallerReference: "first",
    Comment: "a test",
    Enabled: false,
    S3Origin: { DomainName: "videos.s3.amazonaws.com", OriginAccessIdentity: "" },
    TrustedSigners: { Enabled: false, Quantity: 0 },
    ...changes,
  };
}

import type {
  CreateOriginAccessControlCommandInput,
  OriginAccessControlConfig,
} from "@aws-sdk/client-cloudfront";

export function makeOriginAccessControlConfig(
  changes: Partial<OriginAccessControlConfig> = {},
): OriginAccessControlConfig {
  return {
    Name: "site",
    Description: "the bucket of the site",
    SigningProtocol: "sigv4",
    SigningBehavior: "always",
    OriginAccessControlOriginType: "s3",
    ...changes,
  };
}

/** A valid CreateOriginAccessControl input, with some members changed. */
export function makeOriginAccessControl(
  changes: Partial<OriginAccessControlConfig> = {},
): CreateOriginAccessControlCommandInput {
  return { OriginAccessControlConfig: makeOriginAccessControlConfig(changes) };
}

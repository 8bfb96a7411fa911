import type {
  CachePolicyConfig,
  OriginRequestPolicyConfig,
  ParametersInCacheKeyAndForwardedToOrigin,
  ResponseHeadersPolicyConfig,
} from "@aws-sdk/client-cloudfront";

/** A list with its count, as policies have them. */
export function names<T extends string>(...Items: T[]): { Quantity: number; Items: T[] } {
  return { Quantity: Items.length, Items };
}

export function makeParameters(
  changes: Partial<ParametersInCacheKeyAndForwardedToOrigin> = {},
): ParametersInCacheKeyAndForwardedToOrigin {
  return {
    EnableAcceptEncodingGzip: true,
    EnableAcceptEncodingBrotli: true,
    HeadersConfig: { HeaderBehavior: "none" },
    CookiesConfig: { CookieBehavior: "none" },
    QueryStringsConfig: { QueryStringBehavior: "whitelist", QueryStrings: names("page", "lang") },
    ...changes,
  };
}

export function makeCachePolicyConfig(changes: Partial<CachePolicyConfig> = {}): CachePolicyConfig {
  return {
    Name: "pages",
    Comment: "by page",
    MinTTL: 1,
    DefaultTTL: 60,
    MaxTTL: 3600,
    ParametersInCacheKeyAndForwardedToOrigin: makeParameters(),
    ...changes,
  };
}

export function makeOriginRequestPolicyConfig(
  changes: Partial<OriginRequestPolicyConfig> = {},
): OriginRequestPolicyConfig {
  return {
    Name: "api",
    Comment: "for the API",
    HeadersConfig: { HeaderBehavior: "whitelist", Headers: names("accept", "CloudFront-Viewer-Country") },
    CookiesConfig: { CookieBehavior: "none" },
    QueryStringsConfig: { QueryStringBehavior: "all" },
    ...changes,
  };
}

export function makeResponseHeadersPolicyConfig(
  changes: Partial<ResponseHeadersPolicyConfig> = {},
): ResponseHeadersPolicyConfig {
  return {
    Name: "secure",
    Comment: "for pages",
    CustomHeadersConfig: { Quantity: 1, Items: [{ Header: "x-site", Value: "docs", Override: true }] },
    ...changes,
  };
}

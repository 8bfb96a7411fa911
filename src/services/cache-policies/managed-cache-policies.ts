import type { CachePolicyConfig } from "@aws-sdk/client-cloudfront";
import type { Present } from "../../sdk/operation.ts";
import type { ManagedPolicy } from "../managed-policies.ts";

/**
 * The cache policies that AWS manages.
 *
 * seen: exports of two accounts agree (the output of an infrastructure generator and of terraformer). The AWS developer
 * guide, "Use managed cache policies", lists all but the four of Amplify that begin with `Managed-Amplify-`.
 * seen: the names of the two UseOriginCacheControlHeaders policies have no prefix.
 * assumed: the order of the list.
 */
export const managedCachePolicies: readonly ManagedPolicy<Present<CachePolicyConfig>>[] = [
  {
    id: "08627262-05a9-4f76-9ded-b50ca2e3a84f",
    config: {
      Comment: "Policy for Elemental MediaPackage Origin",
      Name: "Managed-Elemental-MediaPackage",
      DefaultTTL: 86400,
      MaxTTL: 31536000,
      MinTTL: 0,
      ParametersInCacheKeyAndForwardedToOrigin: {
        EnableAcceptEncodingGzip: true,
        EnableAcceptEncodingBrotli: false,
        HeadersConfig: { HeaderBehavior: "whitelist", Headers: { Quantity: 1, Items: ["origin"] } },
        CookiesConfig: { CookieBehavior: "none" },
        QueryStringsConfig: {
          QueryStringBehavior: "whitelist",
          QueryStrings: { Quantity: 4, Items: ["aws.manifestfilter", "start", "end", "m"] },
        },
      },
    },
  },
  {
    id: "1c6db51a-a33f-469a-8245-dae26771f530",
    config: {
      Comment: "Amplify cache policy for image optimization",
      Name: "Managed-Amplify-ImageOptimization",
      DefaultTTL: 0,
      MaxTTL: 31536000,
      MinTTL: 0,
      ParametersInCacheKeyAndForwardedToOrigin: {
        EnableAcceptEncodingGzip: true,
        EnableAcceptEncodingBrotli: true,
        HeadersConfig: {
          HeaderBehavior: "whitelist",
          Headers: { Quantity: 3, Items: ["Authorization", "Accept", "Host"] },
        },
        CookiesConfig: { CookieBehavior: "none" },
        QueryStringsConfig: { QueryStringBehavior: "all" },
      },
    },
  },
  {
    id: "2e54312d-136d-493c-8eb9-b001f22f67d2",
    config: {
      Comment: "Policy for Amplify Origin",
      Name: "Managed-Amplify",
      DefaultTTL: 2,
      MaxTTL: 600,
      MinTTL: 2,
      ParametersInCacheKeyAndForwardedToOrigin: {
        EnableAcceptEncodingGzip: true,
        EnableAcceptEncodingBrotli: true,
        HeadersConfig: {
          HeaderBehavior: "whitelist",
          Headers: { Quantity: 3, Items: ["Authorization", "CloudFront-Viewer-Country", "Host"] },
        },
        CookiesConfig: { CookieBehavior: "all" },
        QueryStringsConfig: { QueryStringBehavior: "all" },
      },
    },
  },
  {
    id: "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
    config: {
      Comment: "Policy with caching disabled",
      Name: "Managed-CachingDisabled",
      DefaultTTL: 0,
      MaxTTL: 0,
      MinTTL: 0,
      ParametersInCacheKeyAndForwardedToOrigin: {
        EnableAcceptEncodingGzip: false,
        EnableAcceptEncodingBrotli: false,
        HeadersConfig: { HeaderBehavior: "none" },
        CookiesConfig: { CookieBehavior: "none" },
        QueryStringsConfig: { QueryStringBehavior: "none" },
      },
    },
  },
  {
    id: "4cc15a8a-d715-48a4-82b8-cc0b614638fe",
    config: {
      Comment:
        "Policy for origins that return Cache-Control headers and serve different content based on values present in the query string.",
      Name: "UseOriginCacheControlHeaders-QueryStrings",
      DefaultTTL: 0,
      MaxTTL: 31536000,
      MinTTL: 0,
      ParametersInCacheKeyAndForwardedToOrigin: {
        EnableAcceptEncodingGzip: true,
        EnableAcceptEncodingBrotli: true,
        HeadersConfig: {
          HeaderBehavior: "whitelist",
          Headers: {
            Quantity: 5,
            Items: ["x-method-override", "origin", "host", "x-http-method", "x-http-method-override"],
          },
        },
        CookiesConfig: { CookieBehavior: "all" },
        QueryStringsConfig: { QueryStringBehavior: "all" },
      },
    },
  },
  {
    id: "4d1d2f1d-3a71-49ad-9e08-7ea5d843a556",
    config: {
      Comment: "Default Amplify cache policy",
      Name: "Managed-Amplify-Default",
      DefaultTTL: 0,
      MaxTTL: 31536000,
      MinTTL: 0,
      ParametersInCacheKeyAndForwardedToOrigin: {
        EnableAcceptEncodingGzip: true,
        EnableAcceptEncodingBrotli: true,
        HeadersConfig: {
          HeaderBehavior: "whitelist",
          Headers: { Quantity: 4, Items: ["Authorization", "Accept", "CloudFront-Viewer-Country", "Host"] },
        },
        CookiesConfig: { CookieBehavior: "all" },
        QueryStringsConfig: { QueryStringBehavior: "all" },
      },
    },
  },
  {
    id: "658327ea-f89d-4fab-a63d-7e88639e58f6",
    config: {
      Comment: "Policy with caching enabled. Supports Gzip and Brotli compression.",
      Name: "Managed-CachingOptimized",
      DefaultTTL: 86400,
      MaxTTL: 31536000,
      MinTTL: 1,
      ParametersInCacheKeyAndForwardedToOrigin: {
        EnableAcceptEncodingGzip: true,
        EnableAcceptEncodingBrotli: true,
        HeadersConfig: { HeaderBehavior: "none" },
        CookiesConfig: { CookieBehavior: "none" },
        QueryStringsConfig: { QueryStringBehavior: "none" },
      },
    },
  },
  {
    id: "7e5fad67-ee98-4ad0-b05a-394999eefc1a",
    config: {
      Comment: "Amplify cache policy for static content",
      Name: "Managed-Amplify-StaticContent",
      DefaultTTL: 0,
      MaxTTL: 31536000,
      MinTTL: 0,
      ParametersInCacheKeyAndForwardedToOrigin: {
        EnableAcceptEncodingGzip: true,
        EnableAcceptEncodingBrotli: true,
        HeadersConfig: {
          HeaderBehavior: "whitelist",
          Headers: { Quantity: 2, Items: ["Authorization", "Host"] },
        },
        CookiesConfig: { CookieBehavior: "none" },
        QueryStringsConfig: { QueryStringBehavior: "none" },
      },
    },
  },
  {
    id: "83da9c7e-98b4-4e11-a168-04f0df8e2c65",
    config: {
      Comment:
        "Policy for origins that return Cache-Control headers. Query strings are not included in the cache key.",
      Name: "UseOriginCacheControlHeaders",
      DefaultTTL: 0,
      MaxTTL: 31536000,
      MinTTL: 0,
      ParametersInCacheKeyAndForwardedToOrigin: {
        EnableAcceptEncodingGzip: true,
        EnableAcceptEncodingBrotli: true,
        HeadersConfig: {
          HeaderBehavior: "whitelist",
          Headers: {
            Quantity: 5,
            Items: ["x-method-override", "origin", "host", "x-http-method", "x-http-method-override"],
          },
        },
        CookiesConfig: { CookieBehavior: "all" },
        QueryStringsConfig: { QueryStringBehavior: "none" },
      },
    },
  },
  {
    id: "a6bad946-36c3-4c33-aa98-362c74a7fb13",
    config: {
      Comment: "Default Amplify cache policy without cookies",
      Name: "Managed-Amplify-DefaultNoCookies",
      DefaultTTL: 0,
      MaxTTL: 31536000,
      MinTTL: 0,
      ParametersInCacheKeyAndForwardedToOrigin: {
        EnableAcceptEncodingGzip: true,
        EnableAcceptEncodingBrotli: true,
        HeadersConfig: {
          HeaderBehavior: "whitelist",
          Headers: { Quantity: 4, Items: ["Authorization", "Accept", "CloudFront-Viewer-Country", "Host"] },
        },
        CookiesConfig: { CookieBehavior: "none" },
        QueryStringsConfig: { QueryStringBehavior: "all" },
      },
    },
  },
  {
    id: "b2884449-e4de-46a7-ac36-70bc7f1ddd6d",
    config: {
      Comment: "Default policy when compression is disabled",
      Name: "Managed-CachingOptimizedForUncompressedObjects",
      DefaultTTL: 86400,
      MaxTTL: 31536000,
      MinTTL: 1,
      ParametersInCacheKeyAndForwardedToOrigin: {
        EnableAcceptEncodingGzip: false,
        EnableAcceptEncodingBrotli: false,
        HeadersConfig: { HeaderBehavior: "none" },
        CookiesConfig: { CookieBehavior: "none" },
        QueryStringsConfig: { QueryStringBehavior: "none" },
      },
    },
  },
];

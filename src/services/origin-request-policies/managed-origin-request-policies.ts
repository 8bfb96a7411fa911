import type { OriginRequestPolicyConfig } from "@aws-sdk/client-cloudfront";
import type { Present } from "../../sdk/operation.ts";
import type { ManagedPolicy } from "../managed-policies.ts";

/**
 * The origin request policies that AWS manages.
 *
 * seen: the export of an account (the output of an infrastructure generator), and the AWS developer guide, "Use managed
 * origin request policies".
 * assumed: the Comment of HostHeaderOnly and the lower case of its header. Its id and settings are in the guide.
 */
export const managedOriginRequestPolicies: readonly ManagedPolicy<Present<OriginRequestPolicyConfig>>[] = [
  {
    id: "216adef6-5c7f-47e4-b989-5492eafa07d3",
    config: {
      Comment: "Policy to forward all parameters in viewer requests",
      Name: "Managed-AllViewer",
      HeadersConfig: { HeaderBehavior: "allViewer" },
      CookiesConfig: { CookieBehavior: "all" },
      QueryStringsConfig: { QueryStringBehavior: "all" },
    },
  },
  {
    id: "33f36d7e-f396-46d9-90e0-52428a34d9dc",
    config: {
      Comment:
        "Policy to forward all parameters in viewer requests and all CloudFront headers as of June 2022",
      Name: "Managed-AllViewerAndCloudFrontHeaders-2022-06",
      HeadersConfig: {
        HeaderBehavior: "allViewerAndWhitelistCloudFront",
        Headers: {
          Quantity: 21,
          Items: [
            "CloudFront-Viewer-Time-Zone",
            "CloudFront-Viewer-Address",
            "CloudFront-Viewer-Country",
            "CloudFront-Is-IOS-Viewer",
            "CloudFront-Is-Tablet-Viewer",
            "CloudFront-Forwarded-Proto",
            "CloudFront-Viewer-Country-Name",
            "CloudFront-Is-Mobile-Viewer",
            "CloudFront-Is-SmartTV-Viewer",
            "CloudFront-Viewer-Country-Region",
            "CloudFront-Is-Android-Viewer",
            "CloudFront-Viewer-Country-Region-Name",
            "CloudFront-Viewer-City",
            "CloudFront-Viewer-Latitude",
            "CloudFront-Viewer-Longitude",
            "CloudFront-Viewer-Http-Version",
            "CloudFront-Viewer-Postal-Code",
            "CloudFront-Viewer-ASN",
            "CloudFront-Is-Desktop-Viewer",
            "CloudFront-Viewer-Metro-Code",
            "CloudFront-Viewer-TLS",
          ],
        },
      },
      CookiesConfig: { CookieBehavior: "all" },
      QueryStringsConfig: { QueryStringBehavior: "all" },
    },
  },
  {
    id: "59781a5b-3903-41f3-afcb-af62929ccde1",
    config: {
      Comment: "Policy for custom origin with CORS",
      Name: "Managed-CORS-CustomOrigin",
      HeadersConfig: { HeaderBehavior: "whitelist", Headers: { Quantity: 1, Items: ["origin"] } },
      CookiesConfig: { CookieBehavior: "none" },
      QueryStringsConfig: { QueryStringBehavior: "none" },
    },
  },
  {
    id: "775133bc-15f2-49f9-abea-afb2e0bf67d2",
    config: {
      Comment: "Policy for Elemental MediaTailor Origin",
      Name: "Managed-Elemental-MediaTailor-PersonalizedManifests",
      HeadersConfig: {
        HeaderBehavior: "whitelist",
        Headers: {
          Quantity: 5,
          Items: [
            "origin",
            "access-control-request-headers",
            "x-forwarded-for",
            "access-control-request-method",
            "user-agent",
          ],
        },
      },
      CookiesConfig: { CookieBehavior: "none" },
      QueryStringsConfig: { QueryStringBehavior: "all" },
    },
  },
  {
    id: "88a5eaf4-2fd4-4709-b370-b4c650ea3fcf",
    config: {
      Comment: "Policy for S3 origin with CORS",
      Name: "Managed-CORS-S3Origin",
      HeadersConfig: {
        HeaderBehavior: "whitelist",
        Headers: {
          Quantity: 3,
          Items: ["origin", "access-control-request-headers", "access-control-request-method"],
        },
      },
      CookiesConfig: { CookieBehavior: "none" },
      QueryStringsConfig: { QueryStringBehavior: "none" },
    },
  },
  {
    id: "acba4595-bd28-49b8-b9fe-13317c0390fa",
    config: {
      Comment: "Policy to forward user-agent and referer headers to origin",
      Name: "Managed-UserAgentRefererHeaders",
      HeadersConfig: {
        HeaderBehavior: "whitelist",
        Headers: { Quantity: 2, Items: ["referer", "user-agent"] },
      },
      CookiesConfig: { CookieBehavior: "none" },
      QueryStringsConfig: { QueryStringBehavior: "none" },
    },
  },
  {
    id: "b689b0a8-53d0-40ab-baf2-68738e2966ac",
    config: {
      Comment: "Policy to forward all parameters in viewer requests except for the Host header",
      Name: "Managed-AllViewerExceptHostHeader",
      HeadersConfig: { HeaderBehavior: "allExcept", Headers: { Quantity: 1, Items: ["host"] } },
      CookiesConfig: { CookieBehavior: "all" },
      QueryStringsConfig: { QueryStringBehavior: "all" },
    },
  },
  {
    id: "bf0718e1-ba1e-49d1-88b1-f726733018ae",
    config: {
      Comment: "Policy to forward Host header only to origin",
      Name: "Managed-HostHeaderOnly",
      HeadersConfig: { HeaderBehavior: "whitelist", Headers: { Quantity: 1, Items: ["host"] } },
      CookiesConfig: { CookieBehavior: "none" },
      QueryStringsConfig: { QueryStringBehavior: "none" },
    },
  },
];

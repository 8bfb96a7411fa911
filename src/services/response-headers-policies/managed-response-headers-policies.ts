import type { ResponseHeadersPolicyConfig } from "@aws-sdk/client-cloudfront";
import type { Present } from "../../sdk/operation.ts";
import type { ManagedPolicy } from "../managed-policies.ts";

type Config = Present<ResponseHeadersPolicyConfig>;

const simpleCors: Config["CorsConfig"] = {
  AccessControlAllowOrigins: { Quantity: 1, Items: ["*"] },
  AccessControlAllowHeaders: { Quantity: 0, Items: [] },
  AccessControlAllowMethods: { Quantity: 0, Items: [] },
  AccessControlAllowCredentials: false,
  AccessControlExposeHeaders: { Quantity: 0, Items: [] },
  OriginOverride: false,
};

const corsWithPreflight: Config["CorsConfig"] = {
  AccessControlAllowOrigins: { Quantity: 1, Items: ["*"] },
  AccessControlAllowHeaders: { Quantity: 0, Items: [] },
  AccessControlAllowMethods: {
    Quantity: 7,
    Items: ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"],
  },
  AccessControlAllowCredentials: false,
  AccessControlExposeHeaders: { Quantity: 1, Items: ["*"] },
  OriginOverride: false,
};

const securityHeaders: Config["SecurityHeadersConfig"] = {
  XSSProtection: { Override: false, Protection: true, ModeBlock: true },
  FrameOptions: { Override: false, FrameOption: "SAMEORIGIN" },
  ReferrerPolicy: { Override: false, ReferrerPolicy: "strict-origin-when-cross-origin" },
  ContentTypeOptions: { Override: true },
  StrictTransportSecurity: {
    Override: false,
    IncludeSubdomains: false,
    Preload: false,
    AccessControlMaxAgeSec: 31536000,
  },
};

/**
 * The response headers policies that AWS manages.
 *
 * seen: ids, names and three of the comments, in the scan of an account by aws-nuke. The settings are in the AWS developer
 * guide, "Use managed response headers policies".
 * assumed: the comments of the two policies that combine CORS and security headers; how an empty list comes back;
 * IncludeSubdomains and Preload; the order of methods.
 */
export const managedResponseHeadersPolicies: readonly ManagedPolicy<Config>[] = [
  {
    id: "60669652-455b-4ae9-85a4-c4c02393f86c",
    config: {
      Comment: "Allows all origins for simple CORS requests",
      Name: "Managed-SimpleCORS",
      CorsConfig: simpleCors,
    },
  },
  {
    id: "5cc3b908-e619-4b99-88e5-2cf7f45965bd",
    config: {
      Comment: "Allows all origins for CORS requests, including preflight requests",
      Name: "Managed-CORS-With-Preflight",
      CorsConfig: corsWithPreflight,
    },
  },
  {
    id: "eaab4381-ed33-4a86-88ca-d9558dc6cd63",
    config: {
      Comment:
        "Allows all origins for CORS requests, including preflight requests, and adds security headers",
      Name: "Managed-CORS-with-preflight-and-SecurityHeadersPolicy",
      CorsConfig: corsWithPreflight,
      SecurityHeadersConfig: securityHeaders,
    },
  },
  {
    id: "e61eb60c-9c35-4d20-a928-2b84e02af89c",
    config: {
      Comment: "Allows all origins for simple CORS requests and adds security headers",
      Name: "Managed-CORS-and-SecurityHeadersPolicy",
      CorsConfig: simpleCors,
      SecurityHeadersConfig: securityHeaders,
    },
  },
  {
    id: "67f7725c-6f97-4210-82d7-5512b31e9d03",
    config: {
      Comment: "Adds a set of security headers to every response",
      Name: "Managed-SecurityHeadersPolicy",
      SecurityHeadersConfig: securityHeaders,
    },
  },
];

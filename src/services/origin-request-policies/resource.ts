import {
  type OriginRequestPolicy,
  OriginRequestPolicyInUse$,
  TooManyCookiesInOriginRequestPolicy$,
  TooManyHeadersInOriginRequestPolicy$,
  TooManyOriginRequestPolicies$,
  TooManyQueryStringsInOriginRequestPolicy$,
} from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import { ServiceError } from "../../sdk/service-error.ts";
import {
  assertValidSelection,
  assertWithoutHeaders,
  type NameSelection,
  withoutEmptyNames,
} from "../cache-key-names.ts";
import { definePolicy } from "../policies.ts";
import { invalidArgument } from "../text-checks.ts";
import { type Config, originRequestPolicies } from "./table.ts";

export const originRequestPolicy = definePolicy<"OriginRequestPolicy", Config, OriginRequestPolicy>({
  member: "OriginRequestPolicy",
  table: originRequestPolicies,
  path: "origin-request-policy",
  reference: "OriginRequestPolicyId",
  toResource: ({ id, config, lastModifiedTime }) => ({
    Id: id,
    LastModifiedTime: lastModifiedTime,
    OriginRequestPolicyConfig: config,
  }),
  fillPolicyDefaults: (config) => ({
    ...config,
    HeadersConfig: withoutEmptyNames(config.HeadersConfig, "Headers", config.HeadersConfig.HeaderBehavior),
    CookiesConfig: withoutEmptyNames(config.CookiesConfig, "Cookies", config.CookiesConfig.CookieBehavior),
    QueryStringsConfig: withoutEmptyNames(
      config.QueryStringsConfig,
      "QueryStrings",
      config.QueryStringsConfig.QueryStringBehavior,
    ),
  }),
  quota: "originRequestPolicies",
  // seen: the message, for the other two kinds of policies (planx 6491)
  quotaExceeded: () =>
    new ServiceError(TooManyOriginRequestPolicies$, "Account's Origin Request Policies limit reached."),
  assertValidSettings,
  // seen: the message, for cache policies (ion 443)
  inUse: (advice) =>
    new ServiceError(
      OriginRequestPolicyInUse$,
      "The specified origin request policy is currently associated with a cache behavior. Please disassociate the " +
        "policy before deleting.",
      advice,
    ),
});

function assertValidSettings(config: Config, { quotas }: Context): void {
  for (const selection of getSelections(config)) {
    assertValidSelection(selection, quotas.namesPerPolicy);
  }
  assertValidHeaders(config);
}

function getSelections({
  HeadersConfig,
  CookiesConfig,
  QueryStringsConfig,
}: Config): readonly NameSelection[] {
  return [
    {
      behaviorMember: "HeaderBehavior",
      behavior: HeadersConfig.HeaderBehavior,
      names: HeadersConfig.Headers,
      tooMany: (limit) =>
        new ServiceError(
          TooManyHeadersInOriginRequestPolicy$,
          "The number of headers in the origin request policy exceeds the maximum.",
          `An origin request policy may name ${limit} headers.`,
        ),
    },
    {
      behaviorMember: "CookieBehavior",
      behavior: CookiesConfig.CookieBehavior,
      names: CookiesConfig.Cookies,
      tooMany: (limit) =>
        new ServiceError(
          TooManyCookiesInOriginRequestPolicy$,
          "The number of cookies in the origin request policy exceeds the maximum.",
          `An origin request policy may name ${limit} cookies.`,
        ),
    },
    {
      behaviorMember: "QueryStringBehavior",
      behavior: QueryStringsConfig.QueryStringBehavior,
      names: QueryStringsConfig.QueryStrings,
      tooMany: (limit) =>
        new ServiceError(
          TooManyQueryStringsInOriginRequestPolicy$,
          "The number of query strings in the origin request policy exceeds the maximum.",
          `An origin request policy may name ${limit} query strings.`,
        ),
    },
  ];
}

/**
 * seen: Accept-Encoding and Authorization are refused in a whitelist (aws-cdk 13408, 15327)
 * assumed: Authorization still is. Newer versions of CDK and of the guide allow the header.
 * The AWS developer guide, "Understand origin request policies", has the rule of allViewerAndWhitelistCloudFront.
 * assumed: the messages
 */
function assertValidHeaders({ HeadersConfig: { HeaderBehavior, Headers } }: Config): void {
  const items = Headers?.Items;
  if (HeaderBehavior === "whitelist") {
    assertWithoutHeaders(
      items,
      ["accept-encoding", "authorization"],
      "Put the header into the cache policy of the cache behavior: CloudFront forwards what is in the cache key.",
    );
  }
  const foreign = items?.find((name) => !/^cloudfront-/i.test(name));
  if (HeaderBehavior === "allViewerAndWhitelistCloudFront" && foreign !== undefined) {
    throw invalidArgument(
      `The parameter Headers contains ${foreign} that is not allowed.`,
      "allViewerAndWhitelistCloudFront forwards all headers of the viewer: list only headers that begin with CloudFront-.",
    );
  }
}

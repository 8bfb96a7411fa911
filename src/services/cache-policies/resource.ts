import {
  type CachePolicy,
  CachePolicyInUse$,
  TooManyCachePolicies$,
  TooManyCookiesInCachePolicy$,
  TooManyHeadersInCachePolicy$,
  TooManyQueryStringsInCachePolicy$,
} from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import { ServiceError } from "../../sdk/service-error.ts";
import { assertValidNames, assertWithoutHeaders, withoutUnusedNames } from "../cache-key-names.ts";
import { definePolicy } from "../policies.ts";
import { invalidArgument } from "../text-checks.ts";
import { type Config, cachePolicies } from "./table.ts";

type Parameters = NonNullable<Config["ParametersInCacheKeyAndForwardedToOrigin"]>;

/** 100 years in seconds, the most that the console accepts for a TTL. */
const maxTtl = 3_153_600_000;

/** assumed: the parameters of a policy that was created without them */
const noParameters: Parameters = {
  EnableAcceptEncodingGzip: false,
  EnableAcceptEncodingBrotli: false,
  HeadersConfig: { HeaderBehavior: "none" },
  CookiesConfig: { CookieBehavior: "none" },
  QueryStringsConfig: { QueryStringBehavior: "none" },
};

export const cachePolicy = definePolicy<"CachePolicy", Config, CachePolicy>({
  member: "CachePolicy",
  table: cachePolicies,
  path: "cache-policy",
  reference: "CachePolicyId",
  toResource: ({ id, config, lastModifiedTime }) => ({
    Id: id,
    LastModifiedTime: lastModifiedTime,
    CachePolicyConfig: config,
  }),
  fillPolicyDefaults: (config) => ({
    ...config,
    ...getTtls(config),
    ParametersInCacheKeyAndForwardedToOrigin: withoutUnusedNames({
      ...noParameters,
      ...config.ParametersInCacheKeyAndForwardedToOrigin,
    }),
  }),
  quota: "cachePolicies",
  // seen: the message (planx 6491)
  quotaExceeded: () => new ServiceError(TooManyCachePolicies$, "Account's Cache Policies limit reached."),
  assertValidSettings,
  // seen: the message (ion 443)
  inUse: (advice) =>
    new ServiceError(
      CachePolicyInUse$,
      "The specified cache policy is currently associated with a cache behavior. Please disassociate the policy " +
        "before deleting.",
      advice,
    ),
});

interface Ttls {
  readonly MinTTL: number;
  readonly DefaultTTL: number;
  readonly MaxTTL: number;
}

/** Returns the TTLs with the defaults of the API model: a larger MinTTL or DefaultTTL raises those above it. */
function getTtls({ MinTTL, DefaultTTL, MaxTTL }: Config): Ttls {
  const defaultTtl = DefaultTTL ?? Math.max(86_400, MinTTL);
  return { MinTTL, DefaultTTL: defaultTtl, MaxTTL: MaxTTL ?? Math.max(31_536_000, defaultTtl) };
}

function assertValidSettings(config: Config, { quotas }: Context): void {
  const ttls = getTtls(config);
  assertValidTtls(ttls);
  const parameters = config.ParametersInCacheKeyAndForwardedToOrigin ?? noParameters;
  // assumed: MaxTTL decides. In all reported cases the other two are 0 as well.
  if (ttls.MaxTTL === 0) {
    assertNothingToCache(parameters);
  }
  assertValidNames(parameters, {
    policy: "cache policy",
    limit: quotas.namesPerPolicy,
    headers: TooManyHeadersInCachePolicy$,
    cookies: TooManyCookiesInCachePolicy$,
    queryStrings: TooManyQueryStringsInCachePolicy$,
  });
  assertValidHeaders(parameters);
}

/** assumed: the code and the messages. UpdateDistribution has InvalidTTLOrder, which these operations do not declare. */
function assertValidTtls(ttls: Ttls): void {
  for (const [member, seconds] of Object.entries(ttls)) {
    if (seconds < 0 || seconds > maxTtl) {
      throw invalidArgument(
        `The parameter ${member} is invalid.`,
        `${member} is ${seconds}; it must be from 0 to ${maxTtl} seconds.`,
      );
    }
  }
  const { MinTTL, DefaultTTL, MaxTTL } = ttls;
  if (MinTTL > DefaultTTL || DefaultTTL > MaxTTL) {
    throw invalidArgument(
      "The parameters MinTTL, DefaultTTL and MaxTTL must be in increasing order.",
      `MinTTL is ${MinTTL}, DefaultTTL ${DefaultTTL} and MaxTTL ${MaxTTL}, with the defaults of omitted ones.`,
    );
  }
}

/**
 * Throws if a policy that disables caching has anything in its cache key.
 *
 * seen: the messages of headers, cookies, query strings and gzip (reports of users of Terraform, CDK and SST)
 * assumed: the message of Brotli and the order
 */
function assertNothingToCache(parameters: Parameters): void {
  const used = [
    ["HeaderBehavior", parameters.HeadersConfig.HeaderBehavior !== "none"],
    ["CookieBehavior", parameters.CookiesConfig.CookieBehavior !== "none"],
    ["QueryStringBehavior", parameters.QueryStringsConfig.QueryStringBehavior !== "none"],
    ["EnableAcceptEncodingGzip", parameters.EnableAcceptEncodingGzip],
    ["EnableAcceptEncodingBrotli", parameters.EnableAcceptEncodingBrotli],
  ] as const;
  const [member] = used.find(([, isUsed]) => isUsed) ?? [];
  if (member !== undefined) {
    throw invalidArgument(
      `The parameter ${member} is invalid for policy with caching disabled.`,
      "MaxTTL is 0, which disables caching: then nothing may be in the cache key. Raise MaxTTL, or remove the setting.",
    );
  }
}

/** AWS developer guide, "Understand cache policies". assumed: the code and messages; that Cookie and `*` are refused */
function assertValidHeaders(parameters: Parameters): void {
  const items = parameters.HeadersConfig.Headers?.Items;
  assertWithoutHeaders(items, ["cookie"], "Use CookiesConfig for cookies.");
  assertWithoutHeaders(items, ["*"], "A cache policy cannot select headers by a wildcard.");
  if (parameters.EnableAcceptEncodingGzip || parameters.EnableAcceptEncodingBrotli) {
    assertWithoutHeaders(
      items,
      ["accept-encoding"],
      "EnableAcceptEncodingGzip and EnableAcceptEncodingBrotli add the header by themselves.",
    );
  }
}

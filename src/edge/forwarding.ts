import type { Store } from "../core/store.ts";
import { type Config as CachePolicy, cachePolicies } from "../services/cache-policies/table.ts";
import { findRow } from "../services/configuration-resource.ts";
import type { Behavior } from "../services/distributions/config.ts";
import {
  type Config as OriginRequestPolicy,
  originRequestPolicies,
} from "../services/origin-request-policies/table.ts";
import type { Forwarding, RequestParts } from "./forwarding-types.ts";
import { getLegacyForwarding } from "./legacy-forwarding.ts";
import {
  type NameSelection,
  selectAll,
  selectEither,
  selectListed,
  selectListedHeaders,
  selectNone,
  selectUnlisted,
  selectViewerHeaders,
} from "./name-selection.ts";

const noParts: RequestParts = { headers: selectNone, cookies: selectNone, queryStrings: selectNone };

/** The settings of CachingDisabled. They stand in for a policy whose settings are unknown. */
const cachingDisabled: Forwarding = {
  key: noParts,
  sent: noParts,
  gzip: false,
  brotli: false,
  ttl: { min: 0, default: 0, max: 0 },
};

/** The selections of a policy, computed once for each version of the policy. */
const cacheSides = new WeakMap<CachePolicy, Forwarding>();
const originSides = new WeakMap<OriginRequestPolicy, RequestParts>();

/**
 * Returns what a behavior forwards. A value reaches the origin if the cache policy or the origin request policy selects
 * it, except for two lists of excluded names: then both exclude (AWS developer guide, "Understand how origin request
 * policies and cache policies work together").
 */
export function getForwarding(behavior: Behavior, store: Store): Forwarding {
  const { CachePolicyId: cacheId, OriginRequestPolicyId: originId, ForwardedValues: legacy } = behavior;
  if (legacy && !cacheId) {
    return getLegacyForwarding(legacy, behavior);
  }
  const cachePolicy = cacheId ? findRow(cachePolicies, cacheId, store)?.record.config : undefined;
  const originPolicy = originId ? findRow(originRequestPolicies, originId, store)?.record.config : undefined;
  const cacheSide = cachePolicy ? remember(cacheSides, cachePolicy, toCacheSide) : cachingDisabled;
  if (!originPolicy) {
    return cacheSide;
  }
  const originSide = remember(originSides, originPolicy, toOriginSide);
  const { key } = cacheSide;
  const parameters = cachePolicy?.ParametersInCacheKeyAndForwardedToOrigin;
  const behaviors = {
    cookies: [parameters?.CookiesConfig.CookieBehavior, originPolicy.CookiesConfig.CookieBehavior],
    queryStrings: [
      parameters?.QueryStringsConfig.QueryStringBehavior,
      originPolicy.QueryStringsConfig.QueryStringBehavior,
    ],
  };
  return {
    ...cacheSide,
    sent: {
      headers: selectEither(key.headers, originSide.headers),
      cookies: merge(key.cookies, originSide.cookies, behaviors.cookies),
      queryStrings: merge(key.queryStrings, originSide.queryStrings, behaviors.queryStrings),
    },
  };
}

function remember<Key extends object, Value>(
  known: WeakMap<Key, Value>,
  key: Key,
  create: (key: Key) => Value,
): Value {
  let value = known.get(key);
  if (value === undefined) {
    value = create(key);
    known.set(key, value);
  }
  return value;
}

function merge(
  first: NameSelection,
  second: NameSelection,
  behaviors: readonly (string | undefined)[],
): NameSelection {
  return behaviors.every((behavior) => behavior === "allExcept")
    ? (name) => first(name) && second(name)
    : selectEither(first, second);
}

function toCacheSide(policy: CachePolicy): Forwarding {
  const parameters = policy.ParametersInCacheKeyAndForwardedToOrigin;
  const key: RequestParts = parameters
    ? {
        headers:
          parameters.HeadersConfig.HeaderBehavior === "whitelist"
            ? selectListedHeaders(parameters.HeadersConfig.Headers)
            : selectNone,
        cookies: select(parameters.CookiesConfig.CookieBehavior, parameters.CookiesConfig.Cookies),
        queryStrings: select(
          parameters.QueryStringsConfig.QueryStringBehavior,
          parameters.QueryStringsConfig.QueryStrings,
        ),
      }
    : noParts;
  return {
    key,
    sent: key,
    gzip: parameters?.EnableAcceptEncodingGzip ?? false,
    brotli: parameters?.EnableAcceptEncodingBrotli ?? false,
    ttl: { min: policy.MinTTL, default: policy.DefaultTTL ?? 86_400, max: policy.MaxTTL ?? 31_536_000 },
  };
}

function toOriginSide(policy: OriginRequestPolicy): RequestParts {
  const { HeadersConfig, CookiesConfig, QueryStringsConfig } = policy;
  return {
    headers: selectHeaders(HeadersConfig),
    cookies: select(CookiesConfig.CookieBehavior, CookiesConfig.Cookies),
    queryStrings: select(QueryStringsConfig.QueryStringBehavior, QueryStringsConfig.QueryStrings),
  };
}

function selectHeaders({ HeaderBehavior, Headers }: OriginRequestPolicy["HeadersConfig"]): NameSelection {
  const isListed = selectListedHeaders(Headers);
  switch (HeaderBehavior) {
    case "whitelist":
      return isListed;
    case "allViewer":
      return selectViewerHeaders;
    case "allViewerAndWhitelistCloudFront":
      return selectEither(selectViewerHeaders, isListed);
    case "allExcept":
      return (name) => selectViewerHeaders(name) && !isListed(name);
    default:
      return selectNone;
  }
}

/** Selects cookies or query strings, whose behaviors have the same four values. */
function select(
  behavior: "none" | "all" | "whitelist" | "allExcept",
  list: { readonly Items?: readonly string[] | undefined } | undefined,
): NameSelection {
  switch (behavior) {
    case "all":
      return selectAll;
    case "whitelist":
      return selectListed(list);
    case "allExcept":
      return selectUnlisted(list);
    default:
      return selectNone;
  }
}

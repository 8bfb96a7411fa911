import type { Behavior } from "../services/distributions/config.ts";
import { matchesWildcards } from "../values/wildcards.ts";
import type { Forwarding } from "./forwarding-types.ts";
import {
  type NameSelection,
  selectAll,
  selectEither,
  selectListed,
  selectListedHeaders,
  selectNone,
  selectViewerHeaders,
} from "./name-selection.ts";

type ForwardedValues = NonNullable<Behavior["ForwardedValues"]>;

/**
 * Headers that legacy settings forward only if they are listed. All other headers of the viewer are forwarded.
 * AWS developer guide, "HTTP request headers and CloudFront behavior".
 */
const forwardedIfListed = new Set([
  "accept",
  "accept-charset",
  "accept-language",
  "authorization",
  "cookie",
  "host",
  "referer",
  "user-agent",
  "x-http-method-override",
]);

/** Returns what a behavior without a cache policy forwards (AWS developer guide, "Cache behavior settings"). */
export function getLegacyForwarding(
  { QueryString, QueryStringCacheKeys, Cookies, Headers }: ForwardedValues,
  { MinTTL = 0, DefaultTTL = 86_400, MaxTTL = 31_536_000 }: Behavior,
): Forwarding {
  const isListed = Headers?.Items?.includes("*") ? selectViewerHeaders : selectListedHeaders(Headers);
  // "*" forwards all headers and disables caching.
  const isCached = isListed !== selectViewerHeaders;
  const cookies = selectCookies(Cookies);
  return {
    key: {
      headers: isListed,
      cookies,
      queryStrings: selectKeyedQueryStrings(QueryString, QueryStringCacheKeys),
    },
    sent: {
      headers: selectEither(isListed, (name) => selectViewerHeaders(name) && !forwardedIfListed.has(name)),
      cookies,
      queryStrings: QueryString ? selectAll : selectNone,
    },
    // Legacy settings normalize Accept-Encoding to gzip. assumed: also in the cache key (F 7.8)
    gzip: true,
    brotli: false,
    ttl: isCached ? { min: MinTTL, default: DefaultTTL, max: MaxTTL } : { min: 0, default: 0, max: 0 },
  };
}

function selectKeyedQueryStrings(
  isForwarded: boolean,
  keys: ForwardedValues["QueryStringCacheKeys"],
): NameSelection {
  if (!isForwarded) {
    return selectNone;
  }
  return keys?.Items?.length ? selectListed(keys) : selectAll;
}

function selectCookies({ Forward, WhitelistedNames }: ForwardedValues["Cookies"]): NameSelection {
  if (Forward === "whitelist") {
    const patterns = WhitelistedNames?.Items ?? [];
    return (name) => patterns.some((pattern) => matchesWildcards(pattern, name));
  }
  return Forward === "all" ? selectAll : selectNone;
}

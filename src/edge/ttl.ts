import type { TtlBounds } from "./forwarding-types.ts";
import { type EdgeResponse, getHeader } from "./message.ts";

/** Error statuses that CloudFront always caches, for at least the error caching minimum TTL. */
const cachedErrors = new Set([404, 414, 500, 501, 502, 503, 504]);

/** Error statuses that CloudFront caches only if the origin sends `max-age` or `s-maxage`. */
const conditionallyCachedErrors = new Set([400, 403, 405, 412, 415]);

/**
 * Returns for how many seconds CloudFront caches a response, 0 if it does not.
 *
 * AWS developer guide, "Manage how long content stays in the cache" and "How CloudFront caches HTTP 4xx and 5xx status
 * codes". Both lists of errors are from the latter, and so is the rule that a behavior without caching caches no errors.
 *
 * @param errorTtl the error caching minimum TTL of the status, in seconds
 */
export function getTtl(
  response: Pick<EdgeResponse, "status" | "headers">,
  bounds: TtlBounds,
  errorTtl: number,
  now: Date,
): number {
  if (bounds.max === 0) {
    return 0;
  }
  const directives = parseCacheControl(getHeader(response.headers, "cache-control"));
  const { status } = response;
  if (status >= 400) {
    return getErrorTtl(status, directives, errorTtl);
  }
  if (status === 206 || status === 304 || status < 200) {
    // assumed: neither a part of an object nor the reply to a viewer's condition is cached (F 8.5)
    return 0;
  }
  if (directives.has("no-cache") || directives.has("no-store") || directives.has("private")) {
    return bounds.min;
  }
  const requested = getMaxAge(directives) ?? getSecondsUntilExpiry(response, now);
  return requested === undefined
    ? Math.max(bounds.min, bounds.default)
    : Math.min(Math.max(requested, bounds.min), bounds.max);
}

function getErrorTtl(status: number, directives: Directives, errorTtl: number): number {
  const requested = getMaxAge(directives);
  if (cachedErrors.has(status) || (conditionallyCachedErrors.has(status) && requested !== undefined)) {
    return Math.max(errorTtl, requested ?? 0);
  }
  return 0;
}

/** The directives of a `Cache-Control` by lower-case name. A directive without a value has "". */
export type Directives = ReadonlyMap<string, string>;

export function parseCacheControl(value = ""): Directives {
  const directives = new Map<string, string>();
  for (const [, name = "", quoted, token] of value.matchAll(
    /([^\s,;=]+)(?:\s*=\s*(?:"([^"]*)"|([^\s,;]*)))?/g,
  )) {
    directives.set(name.toLowerCase(), quoted ?? token ?? "");
  }
  return directives;
}

/** Returns `s-maxage`, otherwise `max-age`, in seconds. A value that is not a whole number does not count. */
function getMaxAge(directives: Directives): number | undefined {
  return getSeconds(directives.get("s-maxage")) ?? getSeconds(directives.get("max-age"));
}

/** Returns a directive's value in seconds. */
export function getSeconds(value: string | undefined): number | undefined {
  return value !== undefined && /^\d+$/.test(value) ? Number(value) : undefined;
}

/**
 * Returns the seconds from the response's `Date`, or from now, until its `Expires`.
 * assumed: an invalid date has expired, as in RFC 9111 (F 8.3)
 */
function getSecondsUntilExpiry({ headers }: Pick<EdgeResponse, "headers">, now: Date): number | undefined {
  const expires = getHeader(headers, "expires");
  if (expires === undefined) {
    return undefined;
  }
  const date = Date.parse(getHeader(headers, "date") ?? "");
  const start = Number.isNaN(date) ? now.getTime() : date;
  const end = Date.parse(expires);
  return Number.isNaN(end) ? 0 : Math.max(0, Math.floor((end - start) / 1000));
}

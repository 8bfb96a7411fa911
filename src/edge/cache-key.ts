import { getSelectedCookies, getSelectedQuery, normalizeAcceptEncoding } from "./forwarded-values.ts";
import type { Forwarding } from "./forwarding-types.ts";
import type { EdgeRequest } from "./message.ts";

/**
 * Returns the cache key of a request: the distribution, the path, and what the cache policy names. OPTIONS has entries
 * separate from those of GET and HEAD.
 *
 * AWS developer guide, "Understand the cache key". The host name and the protocol are part of the key only if the policy
 * names their headers. The order and case of query strings count.
 * assumed: the origin that a function selected is not part of the key (F 6.5)
 */
export function getCacheKey(
  request: EdgeRequest,
  { key, gzip, brotli }: Forwarding,
  distributionId: string,
): string {
  const normalizes = gzip || brotli;
  const headers = new Map<string, string[]>();
  for (const [name, value] of [["host", request.host] as const, ...request.headers]) {
    const lower = name.toLowerCase();
    if (key.headers(lower) && !(lower === "cookie" || (normalizes && lower === "accept-encoding"))) {
      headers.set(lower, [...(headers.get(lower) ?? []), value]);
    }
  }
  return JSON.stringify([
    distributionId,
    request.method === "OPTIONS" ? "OPTIONS" : "GET",
    request.path,
    getSelectedQuery(request, key) ?? "",
    getSelectedCookies(request, key) ?? "",
    (normalizes && normalizeAcceptEncoding(request.headers, { gzip, brotli })) || "",
    [...headers].sort(([a], [b]) => (a < b ? -1 : 1)),
  ]);
}

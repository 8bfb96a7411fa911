import type { CachedAnswer } from "./cache.ts";
import type { Forwarding } from "./forwarding-types.ts";
import { type EdgeRequest, type EdgeResponse, getHeader, withHeader, withoutHeaders } from "./message.ts";
import type { OriginAnswer } from "./origin-answer.ts";
import { getSeconds, parseCacheControl } from "./ttl.ts";

/** Conditions that a request for a stored object replaces. */
const conditions = new Set(["if-match", "if-modified-since", "if-none-match", "if-unmodified-since"]);

/** Returns the response of a stored answer that is an object and not an error. */
function getObject({ answer }: CachedAnswer): EdgeResponse | undefined {
  return answer.kind === "answered" && answer.response.status < 400 ? answer.response : undefined;
}

/**
 * Returns the request with which CloudFront asks whether its expired object is still valid. Undefined if the object has
 * neither an ETag nor a date of its last modification.
 */
export function toConditionalRequest(request: EdgeRequest, stored: CachedAnswer): EdgeRequest | undefined {
  const object = getObject(stored);
  const etag = object && getHeader(object.headers, "etag");
  const lastModified = object && getHeader(object.headers, "last-modified");
  if (etag === undefined && lastModified === undefined) {
    return undefined;
  }
  let headers = withoutHeaders(request.headers, (name) => conditions.has(name));
  if (etag !== undefined) {
    headers = withHeader(headers, "If-None-Match", etag);
  }
  if (lastModified !== undefined) {
    headers = withHeader(headers, "If-Modified-Since", lastModified);
  }
  return { ...request, headers };
}

/** Headers of a 304 that do not replace those of the stored object (RFC 9111, 3.2). */
const keptHeaders = new Set(["content-encoding", "content-length", "content-range", "transfer-encoding"]);

/** Returns the stored object with the headers of the response 304 that confirmed it. */
export function refresh(stored: CachedAnswer, confirmation: EdgeResponse): OriginAnswer {
  const { answer } = stored;
  if (answer.kind === "failed") {
    return answer;
  }
  const { response } = answer;
  const headers = confirmation.headers
    .filter(([name]) => !keptHeaders.has(name.toLowerCase()))
    .reduce((list, [name, value]) => withHeader(list, name, value), response.headers);
  return { kind: "answered", response: { ...response, headers } };
}

/**
 * Returns true if CloudFront serves an expired object because the origin failed: by 5xx, or without a response.
 *
 * AWS developer guide, "How CloudFront processes and caches HTTP 4xx and 5xx status codes": at most for the maximum TTL,
 * and for as long as `stale-if-error` allows.
 */
export function mayServeStale(
  stored: CachedAnswer,
  answer: OriginAnswer,
  { ttl }: Forwarding,
  now: Date,
): boolean {
  const hasFailed = answer.kind === "failed" || answer.response.status >= 500;
  const object = getObject(stored);
  if (!hasFailed || !object) {
    return false;
  }
  const directives = parseCacheControl(getHeader(object.headers, "cache-control"));
  const allowed = getSeconds(directives.get("stale-if-error")) ?? ttl.max;
  return now.getTime() < stored.expiresAtMs + Math.min(allowed, ttl.max) * 1000;
}

import { getSelectedCookies, getSelectedQuery, normalizeAcceptEncoding } from "./forwarded-values.ts";
import type { Forwarding } from "./forwarding-types.ts";
import { type EdgeRequest, getHeader, type HeaderList, withHeader } from "./message.ts";
import type { OriginTarget } from "./origin-target.ts";

/** What CloudFront adds to a request to an origin. */
export interface OriginRequestContext {
  readonly viewerIp: string;
  readonly requestId: string;
  /** The entry of this edge location in `Via`. */
  readonly via: string;
}

/** Headers that CloudFront removes from every request. AWS developer guide, "HTTP request headers and CloudFront behavior". */
const removedHeaders =
  /^(connection|expect|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade|x-edge-.*|x-forwarded-proto|x-real-ip)$/;

/** Headers that this module sets from other values than the viewer's lines. */
const replacedHeaders = new Set([
  "accept-encoding",
  "cookie",
  "host",
  "user-agent",
  "via",
  "x-amz-cf-id",
  "x-forwarded-for",
]);

/** Headers that CloudFront always forwards. The same page. */
const conditionalHeaders = new Set([
  "if-match",
  "if-modified-since",
  "if-none-match",
  "if-range",
  "if-unmodified-since",
  "range",
]);

/** Headers that describe a body. assumed: they accompany every body (F 7.1) */
const bodyHeaders = new Set(["content-length", "content-type"]);

/**
 * Returns the request for an origin, as a Lambda@Edge function at origin-request receives it: without the path and the
 * custom headers of the origin.
 */
export function createOriginRequest(
  request: EdgeRequest,
  target: OriginTarget,
  forwarding: Forwarding,
  context: OriginRequestContext,
): EdgeRequest {
  const { sent } = forwarding;
  const forwarded = request.headers.filter(([name]) => isForwarded(name.toLowerCase(), request, forwarding));
  const cookie = getSelectedCookies(request, sent);
  const added: HeaderList = [
    [
      "User-Agent",
      (sent.headers("user-agent") && getHeader(request.headers, "user-agent")) || "Amazon CloudFront",
    ],
    ["X-Amz-Cf-Id", context.requestId],
    ["Via", join(getHeader(request.headers, "via"), context.via)],
    ["X-Forwarded-For", join(getHeader(request.headers, "x-forwarded-for"), context.viewerIp)],
    ["Connection", "Keep-Alive"],
    ...toLine("Accept-Encoding", getAcceptEncoding(request, forwarding)),
    ...toLine("Cookie", cookie),
  ];
  return {
    method: request.method,
    protocol: getProtocol(request, target),
    host: getHost(request, target, forwarding),
    path: request.path,
    query: getSelectedQuery(request, sent),
    headers: [...forwarded, ...added],
    body: request.body,
  };
}

/** Adds the path and the custom headers of an origin to the request for it. Custom headers replace others. */
export function addOriginSettings(request: EdgeRequest, { path, customHeaders }: OriginTarget): EdgeRequest {
  return {
    ...request,
    path: path + request.path,
    headers: customHeaders.reduce<HeaderList>(
      (headers, [name, value]) => withHeader(headers, name, value),
      request.headers,
    ),
  };
}

function isForwarded(name: string, { body }: EdgeRequest, { sent }: Forwarding): boolean {
  if (removedHeaders.test(name) || replacedHeaders.has(name)) {
    return false;
  }
  return sent.headers(name) || conditionalHeaders.has(name) || (body.length > 0 && bodyHeaders.has(name));
}

/** AWS developer guide: if neither encoding is enabled, the header is like any other. */
function getAcceptEncoding({ headers }: EdgeRequest, forwarding: Forwarding): string | undefined {
  if (forwarding.gzip || forwarding.brotli) {
    return normalizeAcceptEncoding(headers, forwarding);
  }
  return forwarding.sent.headers("accept-encoding") ? getHeader(headers, "accept-encoding") : undefined;
}

function join(first: string | undefined, second: string): string {
  return first === undefined ? second : `${first},${second}`;
}

function toLine(name: string, value: string | undefined): HeaderList {
  return value === undefined ? [] : [[name, value]];
}

function getProtocol({ protocol }: EdgeRequest, target: OriginTarget): "http" | "https" {
  if (target.protocol === "match-viewer") {
    return protocol;
  }
  return target.protocol === "http-only" ? "http" : "https";
}

/** The viewer's host never reaches a bucket. */
function getHost(request: EdgeRequest, target: OriginTarget, { sent }: Forwarding): string {
  const isViewers = sent.headers("host") && !target.isBucket;
  return target.host ?? (isViewers ? request.host : target.domainName);
}

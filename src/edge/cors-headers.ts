import type { Config } from "../services/response-headers-policies/table.ts";
import { type EdgeRequest, getHeader } from "./message.ts";

/** A header that a policy adds. Without `override`, a header of the origin stays. */
export interface PolicyHeader {
  readonly name: string;
  readonly value: string;
  readonly override: boolean;
}

type CorsConfig = NonNullable<Config["CorsConfig"]>;

const allMethods = ["GET", "DELETE", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"];

/**
 * Returns the CORS headers of a policy for a request. Only a request with an allowed `Origin` gets any.
 *
 * seen: a request without `Origin` gets none, and only a preflight gets the allowed methods and headers and the maximum
 * age (issue 976 of yulin)
 */
export function getCorsHeaders(config: CorsConfig, request: EdgeRequest): readonly PolicyHeader[] {
  const origin = getHeader(request.headers, "origin");
  const allowed = origin === undefined ? undefined : getAllowedOrigin(config, origin);
  if (allowed === undefined) {
    return [];
  }
  const isPreflight =
    request.method === "OPTIONS" && getHeader(request.headers, "access-control-request-method") !== undefined;
  const headers: readonly (readonly [name: string, value: string | undefined])[] = [
    ["Access-Control-Allow-Origin", allowed],
    ["Access-Control-Allow-Credentials", config.AccessControlAllowCredentials ? "true" : undefined],
    ["Access-Control-Expose-Headers", join(config.AccessControlExposeHeaders?.Items)],
    ...(isPreflight ? getPreflightHeaders(config) : []),
  ];
  return headers.flatMap(([name, value]) =>
    value === undefined ? [] : [{ name, value, override: config.OriginOverride }],
  );
}

function getPreflightHeaders(
  config: CorsConfig,
): readonly (readonly [name: string, value: string | undefined])[] {
  const { Items: methods = [] } = config.AccessControlAllowMethods;
  const maxAge = config.AccessControlMaxAgeSec;
  return [
    ["Access-Control-Allow-Methods", join(methods.some((method) => method === "ALL") ? allMethods : methods)],
    ["Access-Control-Allow-Headers", join(config.AccessControlAllowHeaders.Items)],
    ["Access-Control-Max-Age", maxAge === undefined ? undefined : String(maxAge)],
  ];
}

function join(items: readonly string[] | undefined): string | undefined {
  return items?.length ? items.join(", ") : undefined;
}

/**
 * Returns `*` if the policy allows every origin, or the request's origin if the policy lists it.
 * assumed: an origin without a scheme in the policy allows both schemes (F 10)
 */
function getAllowedOrigin(
  { AccessControlAllowOrigins: { Items: patterns = [] } }: CorsConfig,
  origin: string,
): string | undefined {
  if (patterns.includes("*")) {
    return "*";
  }
  return patterns.some((pattern) => matchesOrigin(pattern.toLowerCase(), origin.toLowerCase()))
    ? origin
    : undefined;
}

function matchesOrigin(pattern: string, origin: string): boolean {
  const [scheme, host] = splitOrigin(pattern);
  const [originScheme, originHost] = splitOrigin(origin);
  if (scheme !== undefined && scheme !== originScheme) {
    return false;
  }
  return host.startsWith("*.") ? originHost.endsWith(host.slice(1)) : originHost === host;
}

function splitOrigin(origin: string): readonly [scheme: string | undefined, host: string] {
  const end = origin.indexOf("://");
  return end === -1 ? [undefined, origin] : [origin.slice(0, end), origin.slice(end + 3)];
}

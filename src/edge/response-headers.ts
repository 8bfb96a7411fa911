import { findRow } from "../services/configuration-resource.ts";
import { type Config, responseHeadersPolicies } from "../services/response-headers-policies/table.ts";
import type { Answer } from "./answer.ts";
import { getCorsHeaders, type PolicyHeader } from "./cors-headers.ts";
import { getEdgeState } from "./edge-state.ts";
import { getPop } from "./last-headers.ts";
import { type EdgeRequest, getHeader, type HeaderList, withHeader, withoutHeaders } from "./message.ts";
import { type CacheMetric, getServerTiming, isTimed } from "./server-timing.ts";
import type { VisitContext } from "./visit-context.ts";

/** Applies the response headers policy of the cache behavior to an answer on its way to the viewer. */
export function applyResponseHeadersPolicy<A extends Answer>(
  answer: A,
  request: EdgeRequest,
  visit: VisitContext,
): A {
  const { behavior, environment } = visit;
  const { ResponseHeadersPolicyId: id } = behavior;
  const policy = id ? findRow(responseHeadersPolicies, id, environment.store)?.record.config : undefined;
  if (!policy) {
    return answer;
  }
  const { response } = answer;
  const headers = withServerTiming(
    policy,
    withPolicyHeaders(policy, request, response.headers),
    answer,
    request,
    visit,
  );
  return { ...answer, response: { ...response, headers } };
}

/**
 * Returns the headers of a response after a policy. First the policy removes headers, then it adds its own. AWS developer
 * guide, "Understand response headers policies".
 */
export function withPolicyHeaders(policy: Config, request: EdgeRequest, headers: HeaderList): HeaderList {
  const removed = new Set(policy.RemoveHeadersConfig?.Items?.map(({ Header }) => Header.toLowerCase()));
  const kept = removed.size === 0 ? headers : withoutHeaders(headers, (name) => removed.has(name));
  const added = [
    ...(policy.CorsConfig ? getCorsHeaders(policy.CorsConfig, request) : []),
    ...getSecurityHeaders(policy.SecurityHeadersConfig),
    ...getCustomHeaders(policy.CustomHeadersConfig),
  ];
  return added.reduce(
    (list, { name, value, override }) =>
      override || getHeader(list, name) === undefined ? withHeader(list, name, value) : list,
    kept,
  );
}

function withServerTiming(
  { ServerTimingHeadersConfig: timing }: Config,
  headers: HeaderList,
  answer: Answer,
  request: EdgeRequest,
  { environment, viewer, trace }: VisitContext,
): HeaderList {
  if (!timing || !isTimed(timing, request, () => getEdgeState(environment).random.number())) {
    return headers;
  }
  const value = getServerTiming(
    {
      cache: getCacheMetric(answer),
      pop: getPop(viewer.edgeLocation),
      requestId: trace.requestId,
    },
    getHeader(headers, "server-timing"),
  );
  return withHeader(headers, "Server-Timing", value);
}

/** Returns how the cache took part. The answer of a function concerns neither the cache nor an origin. */
function getCacheMetric({ result, age }: Answer): CacheMetric {
  if (age !== undefined) {
    return "hit";
  }
  return result === "RefreshHit" ? "refresh" : result === "FunctionGeneratedResponse" ? "none" : "miss";
}

function getSecurityHeaders(config: Config["SecurityHeadersConfig"]): readonly PolicyHeader[] {
  const {
    ContentSecurityPolicy: csp,
    ContentTypeOptions: contentType,
    FrameOptions: frame,
    ReferrerPolicy: referrer,
    StrictTransportSecurity: hsts,
    XSSProtection: xss,
  } = config ?? {};
  return [
    ...(csp ? [toHeader("Content-Security-Policy", csp.ContentSecurityPolicy, csp)] : []),
    ...(contentType ? [toHeader("X-Content-Type-Options", "nosniff", contentType)] : []),
    ...(frame ? [toHeader("X-Frame-Options", frame.FrameOption, frame)] : []),
    ...(referrer ? [toHeader("Referrer-Policy", referrer.ReferrerPolicy, referrer)] : []),
    ...(hsts ? [toHeader("Strict-Transport-Security", formatHsts(hsts), hsts)] : []),
    ...(xss ? [toHeader("X-XSS-Protection", formatXss(xss), xss)] : []),
  ];
}

function toHeader(name: string, value: string, { Override }: { readonly Override: boolean }): PolicyHeader {
  return { name, value, override: Override };
}

type SecurityHeaders = NonNullable<Config["SecurityHeadersConfig"]>;

/** assumed: the order and the letter case of the directives (F 7a) */
function formatHsts(hsts: NonNullable<SecurityHeaders["StrictTransportSecurity"]>): string {
  return [
    `max-age=${hsts.AccessControlMaxAgeSec}`,
    ...(hsts.IncludeSubdomains ? ["includeSubDomains"] : []),
    ...(hsts.Preload ? ["preload"] : []),
  ].join("; ");
}

function formatXss(xss: NonNullable<SecurityHeaders["XSSProtection"]>): string {
  if (!xss.Protection) {
    return "0";
  }
  return [
    "1",
    ...(xss.ModeBlock ? ["mode=block"] : []),
    ...(xss.ReportUri ? [`report=${xss.ReportUri}`] : []),
  ].join("; ");
}

function getCustomHeaders(config: Config["CustomHeadersConfig"]): readonly PolicyHeader[] {
  return (config?.Items ?? []).map(({ Header, Value, Override }) => ({
    name: Header,
    value: Value,
    override: Override,
  }));
}

import type { ResponseBody, ViewerResponse, ViewerResponseEvent } from "./event.ts";
import {
  type EventOverrides,
  headersFrom,
  type RequestOverrides,
  requestFrom,
  requestNames,
  requireEvent,
  requireKnownNames,
  surroundingsFrom,
  type ValueOverrides,
  valuesFrom,
} from "./overrides.ts";

/** What differs from a plain 200. */
export interface ViewerResponseOverrides extends EventOverrides {
  /** @defaultValue `200` */
  readonly statusCode?: number | undefined;
  /** "OK" for 200; otherwise none, unless you give it. */
  readonly statusDescription?: string | undefined;
  /** In any case. They are added to a `content-type`. */
  readonly headers?: ValueOverrides | undefined;
  /** A cookie with attributes is an object: `{ value: "1", attributes: "Secure; Path=/" }`. */
  readonly cookies?: ValueOverrides | undefined;
  /** CloudFront never shows functions the body that the origin sent. */
  readonly body?: ResponseBody | undefined;
  /** The request that this answers. */
  readonly request?: RequestOverrides | undefined;
}

const names = ["statusCode", "statusDescription", "headers", "cookies", "body", "request", "ip", "context"];

/**
 * A complete event of a response on its way to the viewer, to run a function on: a 200 to `GET /`, unless you say
 * otherwise. What overrides look like is told at `viewerRequest`.
 *
 * @throws TypeError if an override is none, or makes an event that CloudFront would not take.
 *
 * @example
 * import { viewerResponse } from "mock-cloudfront/runtime";
 *
 * const event = viewerResponse({
 *   statusCode: 404,
 *   headers: { "Cache-Control": "no-store" },
 *   cookies: { seen: { value: "1", attributes: "Secure; Path=/" } },
 *   request: { uri: "/missing" },
 * });
 * console.log(event.response.headers["cache-control"]); // { value: 'no-store' }
 */
export function viewerResponse(overrides: ViewerResponseOverrides = {}): ViewerResponseEvent {
  const of = "viewerResponse";
  requireKnownNames(overrides, { of, names });
  const { request = {} } = overrides;
  requireKnownNames(request, { of: `${of}.request`, names: requestNames });
  const { ip, context } = surroundingsFrom(overrides, of);
  return requireEvent(
    {
      version: "1.0",
      context: { ...context, eventType: "viewer-response" },
      viewer: { ip },
      request: requestFrom(request, `${of}.request`),
      response: responseFrom(overrides, of),
    },
    of,
  );
}

function responseFrom(overrides: ViewerResponseOverrides, of: string): ViewerResponse {
  const { statusCode = 200, headers = {}, cookies = {}, body } = overrides;
  const { statusDescription = statusCode === 200 ? "OK" : undefined } = overrides;
  return {
    statusCode,
    ...(statusDescription === undefined ? {} : { statusDescription }),
    headers: headersFrom({ "content-type": "text/html; charset=utf-8" }, headers, `${of}.headers`),
    cookies: valuesFrom(cookies, `${of}.cookies`),
    ...(body === undefined ? {} : { body: typeof body === "object" ? { ...body } : body }),
  };
}

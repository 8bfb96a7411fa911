import type { ResponseBody, ViewerResponse, ViewerResponseEvent } from "./event.ts";
import {
  assertEvent,
  assertKnownNames,
  createEnvironment,
  createRequest,
  type EventOverrides,
  type RequestOverrides,
  requestNames,
  toHeaders,
  toValueObjects,
  type ValueOverrides,
} from "./overrides.ts";

/** The differences from a plain 200 response. */
export interface ViewerResponseOverrides extends EventOverrides {
  /** @defaultValue `200` */
  readonly statusCode?: number | undefined;
  /** @defaultValue `"OK"` for status 200, otherwise none */
  readonly statusDescription?: string | undefined;
  /** Headers by name, in any case, in addition to `content-type`. */
  readonly headers?: ValueOverrides | undefined;
  /** Cookies by name. A cookie with attributes is an object: `{ value: "1", attributes: "Secure; Path=/" }`. */
  readonly cookies?: ValueOverrides | undefined;
  /** A body. CloudFront never passes the body of the origin to functions. */
  readonly body?: ResponseBody | undefined;
  /** The request that the response belongs to. */
  readonly request?: RequestOverrides | undefined;
}

const names = ["statusCode", "statusDescription", "headers", "cookies", "body", "request", "ip", "context"];

/**
 * Creates a complete viewer-response event, by default a 200 response to `GET /`. `viewerRequest` describes the form of
 * the overrides.
 *
 * @throws TypeError for an unknown override, or one that makes an event that CloudFront would not accept.
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
  assertKnownNames(overrides, { of, names });
  const { request = {} } = overrides;
  assertKnownNames(request, { of: `${of}.request`, names: requestNames });
  const { ip, context } = createEnvironment(overrides, of);
  return assertEvent(
    {
      version: "1.0",
      context: { ...context, eventType: "viewer-response" },
      viewer: { ip },
      request: createRequest(request, `${of}.request`),
      response: createResponse(overrides, of),
    },
    of,
  );
}

function createResponse(overrides: ViewerResponseOverrides, of: string): ViewerResponse {
  const { statusCode = 200, headers = {}, cookies = {}, body } = overrides;
  const { statusDescription = statusCode === 200 ? "OK" : undefined } = overrides;
  return {
    statusCode,
    ...(statusDescription === undefined ? {} : { statusDescription }),
    headers: toHeaders({ "content-type": "text/html; charset=utf-8" }, headers, `${of}.headers`),
    cookies: toValueObjects(cookies, `${of}.cookies`),
    ...(body === undefined ? {} : { body: typeof body === "object" ? { ...body } : body }),
  };
}

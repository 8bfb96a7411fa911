import type { ViewerRequestEvent } from "./event.ts";
import {
  assertEvent,
  assertKnownNames,
  createEnvironment,
  createRequest,
  type EventOverrides,
  type RequestOverrides,
  requestNames,
} from "./overrides.ts";

/** The differences from a plain `GET /`. */
export interface ViewerRequestOverrides extends EventOverrides, RequestOverrides {}

/**
 * Creates a complete viewer-request event, by default a `GET /`.
 *
 * A value is a string, a list of strings for a name that occurs several times, or an object as the event has it. Header
 * names may be in any case. Every call returns a new event, which you may change.
 *
 * @throws TypeError for an unknown override, or one that makes an event that CloudFront would not accept.
 *
 * @example
 * import { viewerRequest } from "mock-cloudfront/runtime";
 *
 * const event = viewerRequest({
 *   uri: "/blog/",
 *   querystring: { page: "2", tag: ["a", "b"] },
 *   headers: { Host: "example.com" },
 *   cookies: { session: "s3cret" },
 *   ip: "203.0.113.7",
 * });
 * console.log(event.request.headers.host); // { value: 'example.com' }
 * console.log(event.request.querystring.tag?.multiValue); // [ { value: 'a' }, { value: 'b' } ]
 */
export function viewerRequest(overrides: ViewerRequestOverrides = {}): ViewerRequestEvent {
  const of = "viewerRequest";
  assertKnownNames(overrides, { of, names: [...requestNames, "ip", "context"] });
  const { ip, context } = createEnvironment(overrides, of);
  return assertEvent(
    {
      version: "1.0",
      context: { ...context, eventType: "viewer-request" },
      viewer: { ip },
      request: createRequest(overrides, of),
    },
    of,
  );
}

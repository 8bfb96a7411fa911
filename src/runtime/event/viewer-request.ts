import type { ViewerRequestEvent } from "./event.ts";
import {
  type EventOverrides,
  type RequestOverrides,
  requestFrom,
  requestNames,
  requireEvent,
  requireKnownNames,
  surroundingsFrom,
} from "./overrides.ts";

/** What differs from a plain `GET /`. */
export interface ViewerRequestOverrides extends EventOverrides, RequestOverrides {}

/**
 * A complete event of a viewer's request, to run a function on: `GET /`, unless you say otherwise.
 *
 * A value is a text, a list of texts where a name comes several times, or an object as the event has it. Header names
 * may be in any case. Every call gives an event of its own, which you may change.
 *
 * @throws TypeError if an override is none, or makes an event that CloudFront would not take.
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
  requireKnownNames(overrides, { of, names: [...requestNames, "ip", "context"] });
  const { ip, context } = surroundingsFrom(overrides, of);
  return requireEvent(
    {
      version: "1.0",
      context: { ...context, eventType: "viewer-request" },
      viewer: { ip },
      request: requestFrom(overrides, of),
    },
    of,
  );
}

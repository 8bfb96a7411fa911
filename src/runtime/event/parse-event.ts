import type { EventType, ViewerEvent, ViewerResponseEvent } from "./event.ts";
import { cookieHeaders, findUpperCaseName } from "./header-names.ts";
import { bodyProblems, isObject, shown, textProblems, valueObjectsProblems } from "./value-problems.ts";

/** An event to run a function on, or what is wrong with it. */
export type ParsedEvent =
  | {
      readonly kind: "event";
      readonly type: EventType;
      /** The event with `querystring`, `headers` and `cookies` added where it lacks them. */
      readonly event: ViewerEvent;
      /** The same as JSON text, as the engine takes it. */
      readonly json: string;
    }
  | {
      readonly kind: "refused";
      /** In words, such as `request.uri is missing`. */
      readonly reasons: readonly string[];
    };

/**
 * seen: TestFunctionFailed with this text, and no reason, for an event that the service does not take
 * (a user's transcript, 2023-06)
 */
export const invalidEventText = "The provided event object is not valid.";

/** The service's text, and behind it ours: the reasons, which the service keeps to itself. */
export function invalidEventMessage(reasons: readonly string[]): string {
  return `${invalidEventText} ${reasons.join("; ")}`;
}

/**
 * Reads an event as TestFunction takes it. Its size is the caller's to check.
 *
 * The guide says which members an event has and that `distributionDomainName`, `distributionId` and `requestId` may be
 * left out. seen: `querystring` and `cookies` may be left out too (aws-samples/amazon-cloudfront-functions,
 * enforce-domain-redirect, 2024-10). assumed: so may `headers` and `statusDescription`, and everything else may not.
 */
export function parseEvent(source: string | Uint8Array): ParsedEvent {
  let value: unknown;
  try {
    const text =
      typeof source === "string" ? source : new TextDecoder("utf-8", { fatal: true }).decode(source);
    value = JSON.parse(text);
  } catch (error) {
    return refused([notJson(error)]);
  }
  const reasons = eventProblems(value);
  if (reasons.length > 0) {
    return refused(reasons);
  }
  const event = completed(value as ViewerEvent);
  try {
    return { kind: "event", type: event.context.eventType, event, json: JSON.stringify(event) };
  } catch {
    // The only way for what was parsed not to be written again: the stack ends.
    return refused(["the event nests too deep"]);
  }
}

function refused(reasons: readonly string[]): ParsedEvent {
  return { kind: "refused", reasons };
}

/** By name: under a test runner the error may come from another realm. */
function notJson(error: unknown): string {
  const { name, message } = error as Error;
  return name === "SyntaxError" ? `the event is not JSON: ${message}` : "the event is not UTF-8 text";
}

/** Everything that keeps a value from being an event, in words. */
export function eventProblems(event: unknown): string[] {
  if (!isObject(event)) {
    return [`the event must be an object, and is ${shown(event)}`];
  }
  const { version, context, viewer, request, response } = event;
  const type = isObject(context) ? context.eventType : undefined;
  return [
    ...(version === "1.0" ? [] : [missingOr(version, "version", 'must be "1.0"')]),
    ...contextProblems(context),
    ...viewerProblems(viewer),
    ...requestProblems(request),
    ...(type === "viewer-response" ? responseProblems(response) : []),
    // assumed: the guide has no response in this type of event, and it mostly means a wrong type.
    ...(type === "viewer-request" && response !== undefined && response !== null
      ? ['response is no part of a viewer-request event; leave it out, or make eventType "viewer-response"']
      : []),
  ];
}

function missingOr(value: unknown, path: string, rule: string): string {
  return value === undefined ? `${path} is missing` : `${path} ${rule}, and is ${shown(value)}`;
}

function contextProblems(context: unknown): string[] {
  if (!isObject(context)) {
    return [missingOr(context, "context", "must be an object")];
  }
  const { eventType } = context;
  const known = eventType === "viewer-request" || eventType === "viewer-response";
  return [
    ...(known
      ? []
      : [missingOr(eventType, "context.eventType", 'must be "viewer-request" or "viewer-response"')]),
    ...["distributionDomainName", "endpoint", "distributionId", "requestId"].flatMap((name) =>
      textProblems(context[name], `context.${name}`),
    ),
  ];
}

function viewerProblems(viewer: unknown): string[] {
  if (!isObject(viewer)) {
    return [missingOr(viewer, "viewer", "must be an object")];
  }
  return nameProblems(viewer.ip, "viewer.ip");
}

function requestProblems(request: unknown): string[] {
  if (!isObject(request)) {
    return [missingOr(request, "request", "must be an object")];
  }
  const { method, uri, querystring, headers, cookies } = request;
  const isPath = typeof uri === "string" && uri.startsWith("/");
  return [
    ...nameProblems(method, "request.method"),
    ...(isPath ? [] : [missingOr(uri, "request.uri", 'must begin with "/"')]),
    ...valueObjectsProblems(querystring, "request.querystring"),
    ...headersProblems(headers, "request"),
    ...valueObjectsProblems(cookies, "request.cookies"),
  ];
}

function responseProblems(response: unknown): string[] {
  if (!isObject(response)) {
    return [missingOr(response, "response", "must be an object")];
  }
  const { statusCode, statusDescription, headers, cookies, body } = response;
  return [
    ...(isStatus(statusCode)
      ? []
      : [missingOr(statusCode, "response.statusCode", "must be an integer from 100 to 599")]),
    ...textProblems(statusDescription, "response.statusDescription"),
    ...headersProblems(headers, "response"),
    ...valueObjectsProblems(cookies, "response.cookies"),
    ...bodyProblems(body, "response.body"),
  ];
}

function isStatus(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 100 && (value as number) <= 599;
}

function nameProblems(value: unknown, path: string): string[] {
  return typeof value === "string" && value !== ""
    ? []
    : [missingOr(value, path, "must be a string with something in it")];
}

function headersProblems(headers: unknown, of: "request" | "response"): string[] {
  const path = `${of}.headers`;
  const problems = valueObjectsProblems(headers, path);
  if (!isObject(headers)) {
    return problems;
  }
  const upper = findUpperCaseName(headers);
  if (upper !== undefined) {
    problems.push(`${path} must have header names in lower case, and has ${JSON.stringify(upper)}`);
  }
  // The guide: "The headers object doesn't contain" cookies; code that reads them there fails in production.
  const cookies = cookieHeaders[of];
  if (Object.hasOwn(headers, cookies)) {
    problems.push(`${path} must not have "${cookies}"; put cookies into ${of}.cookies`);
  }
  return problems;
}

/**
 * seen: an event without `querystring` and `cookies` comes out with both as `{}`. The guide has `querystring` as
 * always there, so code may count on it.
 */
function completed(event: ViewerEvent): ViewerEvent {
  const request = withCollections(event.request, ["querystring", "headers", "cookies"]);
  if (event.context.eventType === "viewer-request") {
    return { ...event, request } as ViewerEvent;
  }
  const { response } = event as ViewerResponseEvent;
  return { ...event, request, response: withCollections(response, ["headers", "cookies"]) } as ViewerEvent;
}

function withCollections<T extends object>(part: T, names: readonly string[]): T {
  return { ...Object.fromEntries(names.map((name) => [name, {}])), ...part };
}

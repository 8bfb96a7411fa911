import { formatBriefly } from "../../values/format-value.ts";
import { isObject } from "../../values/is-object.ts";
import type { EventType, ViewerEvent, ViewerResponseEvent } from "./event.ts";
import { cookieHeaders, findUpperCaseName } from "./header-names.ts";
import { findBodyProblems, findStringProblems, findValueProblems } from "./value-problems.ts";

/** A parsed event, or the reasons why the text is not a valid one. */
export type ParsedEvent =
  | {
      readonly kind: "event";
      readonly type: EventType;
      /** The event with empty `querystring`, `headers` and `cookies` added if it lacks them. */
      readonly event: ViewerEvent;
      /** The event as JSON text, the input of the engine. */
      readonly json: string;
    }
  | {
      readonly kind: "invalid";
      /** Sentences such as `request.uri is missing`. */
      readonly reasons: readonly string[];
    };

/**
 * Parses an event as TestFunction does. The caller checks the size.
 *
 * The guide says which members an event has and that `distributionDomainName`, `distributionId` and `requestId` may be
 * left out. seen: `querystring` and `cookies` may be left out too (aws-samples/amazon-cloudfront-functions,
 * enforce-domain-redirect, 2024-10). assumed: `headers` and `statusDescription` are optional too, and every other member
 * is required.
 */
export function parseEvent(source: string | Uint8Array): ParsedEvent {
  let value: unknown;
  try {
    const text =
      typeof source === "string" ? source : new TextDecoder("utf-8", { fatal: true }).decode(source);
    value = JSON.parse(text);
  } catch (error) {
    return invalid([describeParseError(error)]);
  }
  const reasons = findEventProblems(value);
  if (reasons.length > 0) {
    return invalid(reasons);
  }
  const event = addMissingCollections(value as ViewerEvent);
  try {
    return { kind: "event", type: event.context.eventType, event, json: JSON.stringify(event) };
  } catch {
    // A parsed value fails to serialize only if it exhausts the stack.
    return invalid(["the event is nested too deeply"]);
  }
}

function invalid(reasons: readonly string[]): ParsedEvent {
  return { kind: "invalid", reasons };
}

/** Compares the name and not the class, because under jest the error may come from another realm. */
function describeParseError(error: unknown): string {
  const { name, message } = error as Error;
  return name === "SyntaxError" ? `the event is not JSON: ${message}` : "the event is not UTF-8 text";
}

/** Returns every problem that makes a value an invalid event, as sentences. */
export function findEventProblems(event: unknown): string[] {
  if (!isObject(event)) {
    return [`the event must be an object, and is ${formatBriefly(event)}`];
  }
  const { version, context, viewer, request, response } = event;
  const type = isObject(context) ? context.eventType : undefined;
  return [
    ...(version === "1.0" ? [] : [describeProblem(version, "version", 'must be "1.0"')]),
    ...findContextProblems(context),
    ...findViewerProblems(viewer),
    ...findRequestProblems(request),
    ...(type === "viewer-response" ? findResponseProblems(response) : []),
    // assumed: the guide has no response in this type of event, so its presence mostly means a wrong eventType.
    ...(type === "viewer-request" && response !== undefined && response !== null
      ? ['response is not part of a viewer-request event; leave it out, or make eventType "viewer-response"']
      : []),
  ];
}

function describeProblem(value: unknown, path: string, rule: string): string {
  return value === undefined ? `${path} is missing` : `${path} ${rule}, and is ${formatBriefly(value)}`;
}

function findContextProblems(context: unknown): string[] {
  if (!isObject(context)) {
    return [describeProblem(context, "context", "must be an object")];
  }
  const { eventType } = context;
  const known = eventType === "viewer-request" || eventType === "viewer-response";
  return [
    ...(known
      ? []
      : [describeProblem(eventType, "context.eventType", 'must be "viewer-request" or "viewer-response"')]),
    ...["distributionDomainName", "endpoint", "distributionId", "requestId"].flatMap((name) =>
      findStringProblems(context[name], `context.${name}`),
    ),
  ];
}

function findViewerProblems(viewer: unknown): string[] {
  if (!isObject(viewer)) {
    return [describeProblem(viewer, "viewer", "must be an object")];
  }
  return findNameProblems(viewer.ip, "viewer.ip");
}

function findRequestProblems(request: unknown): string[] {
  if (!isObject(request)) {
    return [describeProblem(request, "request", "must be an object")];
  }
  const { method, uri, querystring, headers, cookies } = request;
  const isPath = typeof uri === "string" && uri.startsWith("/");
  return [
    ...findNameProblems(method, "request.method"),
    ...(isPath ? [] : [describeProblem(uri, "request.uri", 'must begin with "/"')]),
    ...findValueProblems(querystring, "request.querystring"),
    ...findHeadersProblems(headers, "request"),
    ...findValueProblems(cookies, "request.cookies"),
  ];
}

function findResponseProblems(response: unknown): string[] {
  if (!isObject(response)) {
    return [describeProblem(response, "response", "must be an object")];
  }
  const { statusCode, statusDescription, headers, cookies, body } = response;
  return [
    ...(isStatus(statusCode)
      ? []
      : [describeProblem(statusCode, "response.statusCode", "must be an integer from 100 to 599")]),
    ...findStringProblems(statusDescription, "response.statusDescription"),
    ...findHeadersProblems(headers, "response"),
    ...findValueProblems(cookies, "response.cookies"),
    ...findBodyProblems(body, "response.body"),
  ];
}

function isStatus(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 100 && (value as number) <= 599;
}

function findNameProblems(value: unknown, path: string): string[] {
  return typeof value === "string" && value !== ""
    ? []
    : [describeProblem(value, path, "must be a string that is not empty")];
}

function findHeadersProblems(headers: unknown, of: "request" | "response"): string[] {
  const path = `${of}.headers`;
  const problems = findValueProblems(headers, path);
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
    problems.push(`${path} must not have "${cookies}"; put cookies in ${of}.cookies`);
  }
  return problems;
}

/**
 * Adds empty collections for missing ones.
 * seen: an event without `querystring` and `cookies` is returned with both as `{}`. In the guide, `querystring` is
 * always present, so code may rely on it.
 */
function addMissingCollections(event: ViewerEvent): ViewerEvent {
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

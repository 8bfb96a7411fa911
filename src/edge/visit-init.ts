import { isIP } from "node:net";
import type { EdgeLocation } from "../runtime/run/host/cloudfront-operations.ts";
import { formatValue } from "../values/format-value.ts";
import { isObject } from "../values/is-object.ts";
import { toBytes } from "../values/to-bytes.ts";
import { findOptionProblem, type OptionRules } from "../values/validate-options.ts";
import { invalidVisitError } from "./invalid-visit.ts";
import { emptyBody, type HeaderList } from "./message.ts";
import type { VisitInit, VisitingViewer } from "./visit-types.ts";

/** What CloudFront knows about the viewer of a visit. */
export interface EdgeViewer {
  readonly ip: string;
  readonly country: string;
  /** Values of `CloudFront-*` headers that the test gives, by lower-case name. */
  readonly headers: ReadonlyMap<string, string>;
  readonly edgeLocation: EdgeLocation;
}

/** The parts of a request that the second argument of `visit()` gives. */
export interface ParsedInit {
  readonly method: string | undefined;
  readonly headers: HeaderList | undefined;
  readonly body: Uint8Array | undefined;
  readonly viewer: EdgeViewer;
  readonly signal: AbortSignal | undefined;
}

const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

const rules: OptionRules<VisitInit> = {
  method: (method: unknown) =>
    !(typeof method === "string" && token.test(method)) && 'an HTTP method: "POST"',
  headers: (headers: unknown) =>
    !(typeof headers === "object" && headers !== null) && 'an object of headers: { Accept: "text/html" }',
  body: (body: unknown) => typeof body !== "string" && !ArrayBuffer.isView(body) && "a string or bytes",
  viewer: (viewer: unknown) => !isObject(viewer) && 'an object: { country: "DE" }',
  signal: (signal: unknown) => !(isObject(signal) && typeof signal.aborted === "boolean") && "an AbortSignal",
};

const viewerRules: OptionRules<VisitingViewer> = {
  ip: (ip: unknown) => !(typeof ip === "string" && isIP(ip) !== 0) && "an IPv4 or IPv6 address",
  country: (country: unknown) =>
    !(typeof country === "string" && /^[A-Z]{2}$/.test(country)) && 'two capital letters: "DE"',
  headers: (headers: unknown) =>
    !(isObject(headers) && Object.entries(headers).every(isCloudFrontHeader)) &&
    'strings by header name: { "CloudFront-Viewer-City": "Berlin" }',
  edgeLocation: (location: unknown) =>
    !(
      isObject(location) &&
      [location.name, location.serverIp, location.region].every((text) => typeof text === "string")
    ) && 'an object: { name: "FRA", serverIp: "192.0.2.1", region: "eu-central-1" }',
};

function isCloudFrontHeader([name, value]: readonly [string, unknown]): boolean {
  return /^cloudfront-[\w-]+$/i.test(name) && typeof value === "string" && isHeaderValue(value);
}

/** An edge location with an address of the documentation range (RFC 5737). */
const defaultEdgeLocation: EdgeLocation = { name: "IAD", serverIp: "192.0.2.1", region: "us-east-1" };

export const defaultViewer: EdgeViewer = {
  ip: "198.51.100.11",
  country: "US",
  headers: new Map(),
  edgeLocation: defaultEdgeLocation,
};

/**
 * Checks and parses the second argument of `visit()`.
 *
 * @throws MockCloudFrontError `INVALID_VISIT`
 */
export function parseInit(init: VisitInit): ParsedInit {
  assertOptions("visit()", init, rules);
  const { method, headers, body, viewer, signal } = init;
  return {
    method: method?.toUpperCase(),
    headers: headers && toHeaderList(headers),
    body: body === undefined ? undefined : toBodyBytes(body),
    viewer: viewer === undefined ? defaultViewer : parseViewer(viewer),
    signal,
  };
}

function assertOptions<Options>(of: string, options: unknown, optionRules: OptionRules<Options>): void {
  const problem = findOptionProblem(options, optionRules);
  if (problem !== undefined) {
    throw invalidVisitError(`${of}: ${problem}`);
  }
}

function parseViewer(viewer: VisitingViewer): EdgeViewer {
  assertOptions("viewer of visit()", viewer, viewerRules);
  const { ip, country, headers = {}, edgeLocation } = viewer;
  return {
    ip: ip ?? defaultViewer.ip,
    country: country ?? defaultViewer.country,
    headers: new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
    edgeLocation: edgeLocation ?? defaultEdgeLocation,
  };
}

function toBodyBytes(body: string | Uint8Array): Uint8Array {
  if (typeof body === "string") {
    return new TextEncoder().encode(body);
  }
  return body.byteLength === 0 ? emptyBody : Uint8Array.from(toBytes(body));
}

/**
 * Returns headers of any form as lines.
 *
 * @throws MockCloudFrontError `INVALID_VISIT` for names and values that HTTP does not allow (RFC 9110, 5.1 and 5.5)
 */
export function toHeaderList(headers: NonNullable<VisitInit["headers"]>): HeaderList {
  const entries: readonly (readonly [unknown, unknown])[] = isIterable(headers)
    ? [...headers].map(([name, value]) => [name, value])
    : Object.entries(headers).filter(([, value]) => value !== undefined);
  return entries.flatMap(([name, values]) => {
    const list: readonly unknown[] = Array.isArray(values) ? values : [values];
    return list.map((value) => {
      assertName(name);
      assertValue(name, value);
      return [name, value.trim()] as const;
    });
  });
}

/** Recognizes a list and a Headers object by their iterator, because under jest they may come from another realm. */
function isIterable(headers: object): headers is Iterable<readonly [string, string]> {
  return Symbol.iterator in headers;
}

function assertName(name: unknown): asserts name is string {
  if (typeof name !== "string" || !token.test(name)) {
    throw invalidVisitError(
      `visit() cannot send a header named ${formatValue(name)}. Header names are letters, digits and "-".`,
    );
  }
}

function assertValue(name: string, value: unknown): asserts value is string {
  if (typeof value !== "string") {
    throw invalidVisitError(
      `visit() cannot send the header ${name} with the value ${formatValue(value)}. Pass a string, or a list of strings for several lines.`,
    );
  }
  if (!isHeaderValue(value)) {
    throw invalidVisitError(
      `visit() cannot send the header ${name} with the value ${formatValue(value)}. HTTP allows the characters U+0020 to U+00FF and tabs. Encode others.`,
    );
  }
}

function isHeaderValue(value: string): boolean {
  return /^[\t\x20-\x7e\x80-\xff]*$/.test(value);
}

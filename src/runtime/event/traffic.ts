import type { MultiValueItem, ValueObject, ValueObjects, ViewerRequest, ViewerResponse } from "./event.ts";
import { parseQuerystring } from "./function-output.ts";
import { cookieHeaders, isDisallowedHeader } from "./header-names.ts";
import { joinValues } from "./overrides.ts";
import { isSameValue } from "./returned-headers.ts";

/** Header lines as sent. */
type Lines = readonly (readonly [name: string, value: string])[];

/** The parts of a request that an event shows. */
export interface RequestFields {
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly query: string | undefined;
  readonly headers: Lines;
}

/** The parts of a response that an event shows. */
export interface ResponseFields {
  readonly status: number;
  readonly statusText: string;
  readonly headers: Lines;
}

/**
 * Returns a request as functions see it: nothing is decoded, and headers that functions may not read are left out.
 * AWS developer guide, "CloudFront Functions event structure". seen: values of the query string are not decoded
 * (F 4.9, F 4.10).
 */
export function toViewerRequest({ method, host, path, query, headers }: RequestFields): ViewerRequest {
  return {
    method,
    uri: path,
    querystring: toQuerystring(query),
    headers: toEventHeaders([["host", host], ...headers], "request"),
    cookies: toRequestCookies(headers),
  };
}

/** Returns the request that a function left. What the function did not change stays as the viewer sent it (F 4.14). */
export function applyReturnedRequest<R extends RequestFields>(
  received: R,
  event: ViewerRequest,
  returned: Omit<ViewerRequest, "querystring"> & { readonly querystring?: ValueObjects | string },
): R {
  return {
    ...received,
    path: returned.uri,
    query: toQuery(received.query, event.querystring, returned.querystring ?? {}),
    headers: [
      ...toLines(received.headers, event.headers, returned.headers ?? {}, "request"),
      ...toCookieLines(received.headers, event.cookies, returned.cookies ?? {}),
    ],
  };
}

/** Returns a response as functions see it, without its body. */
export function toViewerResponse({ status, statusText, headers }: ResponseFields): ViewerResponse {
  return {
    statusCode: status,
    ...(statusText !== "" && { statusDescription: statusText }),
    headers: toEventHeaders(headers, "response"),
    cookies: toResponseCookies(headers),
  };
}

/** The response that a function returned. The body is undefined if the function set none. */
export interface ReturnedResponseFields extends ResponseFields {
  readonly body: Uint8Array | undefined;
}

/**
 * Returns the response that a function left or created. Lines of headers that the function did not change stay as they
 * were, and so do headers that functions do not see.
 *
 * @param event the response of the event, or undefined if the function created the response
 */
export function applyReturnedResponse(
  received: Lines,
  event: ViewerResponse | undefined,
  returned: ViewerResponse,
): ReturnedResponseFields {
  const before = event ?? { statusCode: 0, headers: {}, cookies: {} };
  const { statusCode, statusDescription, headers = {}, cookies = {}, body } = returned;
  return {
    status: statusCode,
    statusText: statusDescription ?? "",
    headers: [
      ...toLines(received, before.headers, headers, "response"),
      ...toSetCookieLines(received, before.cookies, cookies),
    ],
    body: body === undefined ? undefined : toBodyBytes(body),
  };
}

function toBodyBytes(body: NonNullable<ViewerResponse["body"]>): Uint8Array {
  const { encoding, data } = typeof body === "string" ? { encoding: "text" as const, data: body } : body;
  return Uint8Array.from(Buffer.from(data, encoding === "base64" ? "base64" : "utf8"));
}

function toQuerystring(query: string | undefined): ValueObjects {
  // An event cannot have an empty name. The query string that the viewer sent goes on unless the function changes it.
  return Object.fromEntries(parseQuerystring(query ?? "").filter(([name]) => name !== ""));
}

/**
 * Returns the query string after a function ran.
 * assumed: a parameter with an empty value is sent as its name only, since an event does not tell the two apart (F 4.9)
 */
function toQuery(
  received: string | undefined,
  before: ValueObjects,
  after: ValueObjects | string,
): string | undefined {
  if (typeof after === "string") {
    return after === "" ? undefined : after;
  }
  if (isSameCollection(before, after)) {
    return received;
  }
  const parameters = Object.entries(after).flatMap(([name, value]) =>
    getItems(value, before[name]).map((item) => (item.value === "" ? name : `${name}=${item.value}`)),
  );
  return parameters.length === 0 ? undefined : parameters.join("&");
}

/** Compares two collections, whose order counts: functions sort query parameters to improve caching. */
function isSameCollection(before: ValueObjects, after: ValueObjects): boolean {
  const names = Object.keys(after);
  return (
    names.join("&") === Object.keys(before).join("&") &&
    names.every((name) => isSameValue(after[name], before[name]))
  );
}

/** Returns all values. AWS developer guide: "If the multiValue exists and was modified, value is ignored". */
function getItems(after: ValueObject, before: ValueObject | undefined): readonly MultiValueItem[] {
  const { multiValue, ...first } = after;
  if (multiValue === undefined || multiValue.length === 0) {
    return [first];
  }
  const isModified = JSON.stringify(multiValue) !== JSON.stringify(before?.multiValue);
  return isModified || first.value === undefined || first.value === before?.value ? multiValue : [first];
}

function toEventHeaders(lines: Lines, kind: "request" | "response"): ValueObjects {
  const values = new Map<string, [string, ...string[]]>();
  for (const [line, value] of lines) {
    const name = line.toLowerCase();
    if (isVisible(name, kind)) {
      const known = values.get(name);
      values.set(name, known ? [...known, value] : [value]);
    }
  }
  return Object.fromEntries([...values].map(([name, list]) => [name, joinValues(list)]));
}

function isVisible(name: string, kind: "request" | "response"): boolean {
  return name !== cookieHeaders[kind] && !isDisallowedHeader(name);
}

/** Returns the lines of all headers but cookies. */
function toLines(
  received: Lines,
  before: ValueObjects,
  after: ValueObjects,
  kind: "request" | "response",
): Lines {
  const kept = received.filter(([line]) => {
    const name = line.toLowerCase();
    if (!isVisible(name, kind)) {
      return name !== cookieHeaders[kind];
    }
    return Object.hasOwn(after, name) && isSameValue(after[name], before[name]);
  });
  const changed = Object.entries(after).filter(
    ([name, value]) => !(Object.hasOwn(before, name) && isSameValue(value, before[name])),
  );
  return [
    ...kept,
    ...changed.flatMap(([name, value]) =>
      getItems(value, before[name]).map((item): readonly [string, string] => [capitalize(name), item.value]),
    ),
  ];
}

/** AWS developer guide: CloudFront sends the header names of functions with a capital letter at each word. */
function capitalize(name: string): string {
  return name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase());
}

function toRequestCookies(lines: Lines): ValueObjects {
  const pairs = linesNamed(lines, "cookie").flatMap((line) => line.split(";").map(toPair));
  return toCookies(pairs.map(([name, value]) => [name, { value }]));
}

function toResponseCookies(lines: Lines): ValueObjects {
  const cookies = linesNamed(lines, "set-cookie").map((line): [string, MultiValueItem] => {
    const end = line.indexOf(";");
    const [name, value] = toPair(end === -1 ? line : line.slice(0, end));
    const attributes = end === -1 ? "" : line.slice(end + 1).trim();
    return [name, attributes === "" ? { value } : { value, attributes }];
  });
  return toCookies(cookies);
}

function linesNamed(lines: Lines, wanted: string): readonly string[] {
  return lines.filter(([name]) => name.toLowerCase() === wanted).map(([, value]) => value);
}

function toPair(text: string): [name: string, value: string] {
  const trimmed = text.trim();
  const sign = trimmed.indexOf("=");
  return sign === -1 ? [trimmed, ""] : [trimmed.slice(0, sign), trimmed.slice(sign + 1)];
}

function toCookies(pairs: readonly (readonly [string, MultiValueItem])[]): ValueObjects {
  const items = new Map<string, MultiValueItem[]>();
  for (const [name, item] of pairs) {
    if (name !== "") {
      items.set(name, [...(items.get(name) ?? []), item]);
    }
  }
  return Object.fromEntries(
    [...items].map(([name, list]): [string, ValueObject] => [
      name,
      list.length === 1
        ? { ...(list[0] as MultiValueItem) }
        : { ...(list[0] as MultiValueItem), multiValue: list },
    ]),
  );
}

function toCookieLines(received: Lines, before: ValueObjects, after: ValueObjects): Lines {
  if (isSameCollection(before, after)) {
    return received.filter(([name]) => name.toLowerCase() === "cookie");
  }
  const pairs = Object.entries(after).flatMap(([name, value]) =>
    getItems(value, before[name]).map((item) => `${name}=${item.value}`),
  );
  return pairs.length === 0 ? [] : [["Cookie", pairs.join("; ")]];
}

function toSetCookieLines(received: Lines, before: ValueObjects, after: ValueObjects): Lines {
  if (isSameCollection(before, after)) {
    return received.filter(([name]) => name.toLowerCase() === "set-cookie");
  }
  return Object.entries(after).flatMap(([name, value]) =>
    getItems(value, before[name]).map((item): readonly [string, string] => [
      "Set-Cookie",
      item.attributes ? `${name}=${item.value}; ${item.attributes}` : `${name}=${item.value}`,
    ]),
  );
}

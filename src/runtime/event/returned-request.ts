import type { ViewerRequest } from "./event.ts";
import {
  changedNames,
  hasControl,
  returnedCookiesProblems,
  returnedHeadersProblems,
} from "./returned-headers.ts";
import { memberOf, shown, textsOf, valueObjectsProblems } from "./value-problems.ts";

/** AWS developer guide, "Restrictions on edge functions": the URI with its query string must be shorter. */
const urlCharacters = 8192;

type Values = Readonly<Record<string, unknown>>;

/** What the service refuses in a returned request; `before` is the event's. */
export function returnedRequestProblems(
  request: Readonly<Record<string, unknown>>,
  before: ViewerRequest,
): string[] {
  const { method, uri, querystring, headers, cookies } = request;
  return [
    ...methodProblems(method, before.method),
    ...uriProblems(uri, before.uri),
    ...querystringProblems(querystring, before.querystring),
    ...returnedHeadersProblems(headers, before.headers, "request"),
    ...returnedCookiesProblems(cookies, before.cookies, "request"),
    ...lengthProblems(request, before),
  ];
}

/** The guide: a function "can't modify this field". */
function methodProblems(method: unknown, before: string): string[] {
  if (method === before) {
    return [];
  }
  return method === undefined
    ? ["request.method is missing"]
    : [`request.method is read-only and must stay ${shown(before)}, and is ${shown(method)}`];
}

function uriProblems(uri: unknown, before: string): string[] {
  if (uri === before) {
    return [];
  }
  if (uri === undefined) {
    return ["request.uri is missing"];
  }
  if (typeof uri !== "string") {
    return [`request.uri must be a string, and is ${shown(uri)}`];
  }
  return uri.startsWith("/") ? [] : [`request.uri must begin with "/", and is ${shown(uri)}`];
}

/** The same page: "can't contain spaces, control characters, or the fragment identifier (#)". */
function querystringProblems(querystring: unknown, before: Values): string[] {
  const path = "request.querystring";
  const problems = valueObjectsProblems(querystring, path);
  if (problems.length > 0 || querystring === undefined) {
    return problems;
  }
  const values = querystring as Values;
  return changedNames(values, before)
    .filter((name) => [name, ...textsOf(values[name])].some(isUnfit))
    .map((name) => `${memberOf(path, name)} must not have spaces, control characters or "#"; encode them`);
}

function isUnfit(text: string): boolean {
  return /[\s#]/.test(text) || hasControl(text);
}

/**
 * The limit for a whole request with its headers is not looked at: it holds for what flows through CloudFront, which
 * a test does not check, and the guide gives two figures for it.
 */
function lengthProblems(request: Readonly<Record<string, unknown>>, before: ViewerRequest): string[] {
  const url = urlOf(request);
  return url === undefined || url.length < urlCharacters || url === urlOf({ ...before })
    ? []
    : [
        `request.uri and request.querystring must be shorter than ${urlCharacters} characters together, ` +
          `and are ${url.length}`,
      ];
}

/** Undefined where a shape was found wrong before. */
function urlOf({ uri, querystring = {} }: Readonly<Record<string, unknown>>): string | undefined {
  if (typeof uri !== "string" || valueObjectsProblems(querystring, "").length > 0) {
    return undefined;
  }
  const parameters = Object.entries(querystring as Values).flatMap(([name, value]) =>
    textsOf(value).map((text) => `${name}=${text}`),
  );
  return parameters.length === 0 ? uri : `${uri}?${parameters.join("&")}`;
}

import type { ViewerRequest } from "./event.ts";
import {
  findChangedNames,
  findReturnedCookiesProblems,
  findReturnedHeadersProblems,
  hasControlCharacter,
} from "./returned-headers.ts";
import { describeValue, findValueProblems, formatPath, getStrings } from "./value-problems.ts";

/** AWS developer guide, "Restrictions on edge functions": the URI with its query string must be shorter. */
const maxUrlCharacters = 8192;

type Values = Readonly<Record<string, unknown>>;

/** Returns the problems for which the service rejects a returned request. `before` is the request of the event. */
export function findReturnedRequestProblems(
  request: Readonly<Record<string, unknown>>,
  before: ViewerRequest,
): string[] {
  const { method, uri, querystring, headers, cookies } = request;
  return [
    ...findMethodProblems(method, before.method),
    ...findUriProblems(uri, before.uri),
    ...findQuerystringProblems(querystring, before.querystring),
    ...findReturnedHeadersProblems(headers, before.headers, "request"),
    ...findReturnedCookiesProblems(cookies, before.cookies, "request"),
    ...findLengthProblems(request, before),
  ];
}

/** Returns the problem of a changed method. The guide: a function "can't modify this field". */
function findMethodProblems(method: unknown, before: string): string[] {
  if (method === before) {
    return [];
  }
  return method === undefined
    ? ["request.method is missing"]
    : [`request.method is read-only and must stay ${describeValue(before)}, and is ${describeValue(method)}`];
}

function findUriProblems(uri: unknown, before: string): string[] {
  if (uri === before) {
    return [];
  }
  if (uri === undefined) {
    return ["request.uri is missing"];
  }
  if (typeof uri !== "string") {
    return [`request.uri must be a string, and is ${describeValue(uri)}`];
  }
  return uri.startsWith("/") ? [] : [`request.uri must begin with "/", and is ${describeValue(uri)}`];
}

/**
 * Returns the problems of the query string, which may be an object or a string.
 * seen: `request.querystring = "a=1&b=2"` in AWS's own sample (aws-samples/amazon-cloudfront-functions,
 * normalize-query-string-parameters, and the developer guide), for both runtimes.
 * Changed parameters, by the same page "can't contain spaces, control characters, or the fragment identifier (#)".
 */
function findQuerystringProblems(querystring: unknown, before: Values): string[] {
  const path = "request.querystring";
  if (typeof querystring === "string") {
    return isUnencoded(querystring)
      ? [`${path} must not have spaces, control characters or "#"; encode them`]
      : [];
  }
  const problems = findValueProblems(querystring, path);
  if (problems.length > 0 || querystring === undefined) {
    return problems;
  }
  const values = querystring as Values;
  return findChangedNames(values, before)
    .filter((name) => [name, ...getStrings(values[name])].some(isUnencoded))
    .map((name) => `${formatPath(path, name)} must not have spaces, control characters or "#"; encode them`);
}

function isUnencoded(text: string): boolean {
  return /[\s#]/.test(text) || hasControlCharacter(text);
}

/**
 * Returns the problem of a URL that is too long. Does not check the limit of a whole request with its headers: a test
 * does not check what flows through CloudFront, and the guide gives two figures for that limit.
 */
function findLengthProblems(request: Readonly<Record<string, unknown>>, before: ViewerRequest): string[] {
  const url = toUrl(request);
  return url === undefined || url.length < maxUrlCharacters || url === toUrl({ ...before })
    ? []
    : [
        `request.uri and request.querystring must be shorter than ${maxUrlCharacters} characters together, ` +
          `and are ${url.length}`,
      ];
}

/** Returns the URL with its query string, or undefined if another problem was found in its parts. */
function toUrl({ uri, querystring = {} }: Readonly<Record<string, unknown>>): string | undefined {
  if (typeof uri !== "string") {
    return undefined;
  }
  if (typeof querystring === "string") {
    return querystring === "" ? uri : `${uri}?${querystring}`;
  }
  if (findValueProblems(querystring, "").length > 0) {
    return undefined;
  }
  const parameters = Object.entries(querystring as Values).flatMap(([name, value]) =>
    getStrings(value).map((text) => `${name}=${text}`),
  );
  return parameters.length === 0 ? uri : `${uri}?${parameters.join("&")}`;
}

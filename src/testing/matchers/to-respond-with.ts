import type { ViewerResponse } from "../../runtime.ts";
import { formatValue } from "../../values/format-value.ts";
import { formatDifference, matchesExpected } from "./comparison.ts";
import type { ExpectedHeaders } from "./expected.ts";
import { assertOutcome, type FunctionOutcome, formatLogs } from "./function-outcome.ts";
import type { MatcherContext, MatcherResult } from "./matcher.ts";
import { fail, formatNames, isGiven, pass, type Use, usageError } from "./messages.ts";
import { describeVisit, findVisit, type VisitOutcome } from "./visit-outcome.ts";

/** Asserts that a function returned a response with this status, or that the viewer of a visit got one. */
export function toRespondWith(
  this: MatcherContext,
  received: unknown,
  status: number,
  ...rest: [headers?: ExpectedHeaders]
): MatcherResult {
  const visit = findVisit(received);
  const use: Use = {
    context: this,
    matcher: "toRespondWith",
    subject: visit ? "visit" : "result",
    args: [formatValue(status), ...(rest.length > 0 ? ["headers"] : [])],
  };
  const outcome = visit ? undefined : assertOutcome(use, received);
  if (typeof status !== "number") {
    throw usageError(use, `The status is a number, not ${formatValue(status)}.`);
  }
  const [headers = {}] = isGiven(use, "The value of headers", rest) ? rest : [];
  const expected = { status, headers: toLowerCaseNames(headers) };
  if (visit) {
    return compareVisit(use, visit, expected);
  }
  return compareOutcome(use, outcome as FunctionOutcome, expected);
}

interface ExpectedResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: ExpectedHeaders;
}

function compareOutcome(use: Use, outcome: FunctionOutcome, expected: ExpectedResponse): MatcherResult {
  const logs = formatLogs(outcome.logs);
  if ("request" in outcome) {
    return fail(use, () => [
      `The function did not respond: it passed the request on, with uri ${formatValue(outcome.request.uri)}.`,
      logs,
    ]);
  }
  const { response } = outcome;
  const names = Object.keys(response.headers);
  const found = { status: response.statusCode, headers: getHeaderValues(response, expected.headers) };
  if (matchesExpected(use.context, found, expected)) {
    return pass(use, () => [
      `The function responded with status ${expected.status} and ${describeHeaders(names)}.`,
    ]);
  }
  return fail(use, () => [
    formatDifference(use.context, found, expected),
    `The response has ${describeHeaders(names)}.`,
    "set-cookie" in expected.headers && "Cookies are not among the headers, but in output.cookies.",
    logs,
  ]);
}

function compareVisit(use: Use, visit: VisitOutcome, expected: ExpectedResponse): MatcherResult {
  const { status, headers } = visit.response;
  const names = [...new Set(headers.keys())];
  const wanted = { status: expected.status, headers: joinLists(expected.headers) };
  const found = { status, headers: getSentValues(headers, expected.headers) };
  if (matchesExpected(use.context, found, wanted)) {
    return pass(use, () => [`The viewer got status ${status} and ${describeHeaders(names)}.`]);
  }
  return fail(use, () => [
    formatDifference(use.context, found, wanted),
    `The response has ${describeHeaders(names)}.`,
    ...describeVisit(visit),
  ]);
}

/** Returns a string by header name. Cookies are a list if a list is expected or there are several. */
function getSentValues(headers: Headers, expected: ExpectedHeaders): Record<string, unknown> {
  const absent = Object.keys(expected).filter((name) => expected[name] === undefined);
  const cookies = headers.getSetCookie();
  const isList = Array.isArray(expected["set-cookie"]) || cookies.length > 1;
  return Object.fromEntries([
    ...absent.map((name) => [name, undefined]),
    ...headers,
    ...(cookies.length > 0 ? [["set-cookie", isList ? cookies : cookies[0]]] : []),
  ]);
}

/** Joins the values of headers besides cookies, as `Headers` joins them. */
function joinLists(expected: ExpectedHeaders): ExpectedHeaders {
  return Object.fromEntries(
    Object.entries(expected).map(([name, value]) => [
      name,
      Array.isArray(value) && name !== "set-cookie" ? value.join(", ") : value,
    ]),
  );
}

function toLowerCaseNames(headers: ExpectedHeaders): ExpectedHeaders {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

/** Returns a string by header name, or an array for a header with several values. */
function getHeaderValues({ headers }: ViewerResponse, expected: ExpectedHeaders): Record<string, unknown> {
  const absent = Object.keys(expected).filter((name) => expected[name] === undefined);
  return Object.fromEntries([
    ...absent.map((name) => [name, undefined]),
    ...Object.entries(headers).map(([name, { value, multiValue }]) => [
      name.toLowerCase(),
      multiValue ? multiValue.map((item) => item.value) : value,
    ]),
  ]);
}

function describeHeaders(names: readonly string[]): string {
  return names.length > 0 ? `the headers ${formatNames(names, 20)}` : "no headers";
}

import type { ViewerResponse } from "../../runtime.ts";
import { formatValue } from "../../values/format-value.ts";
import { formatDifference, matchesExpected } from "./comparison.ts";
import type { ExpectedHeaders } from "./expected.ts";
import { assertOutcome, formatLogs } from "./function-outcome.ts";
import type { MatcherContext, MatcherResult } from "./matcher.ts";
import { fail, formatNames, isGiven, pass, type Use, usageError } from "./messages.ts";

/** Asserts that a function returned a response with this status. */
export function toRespondWith(
  this: MatcherContext,
  received: unknown,
  status: number,
  ...rest: [headers?: ExpectedHeaders]
): MatcherResult {
  const use: Use = {
    context: this,
    matcher: "toRespondWith",
    subject: "result",
    args: [formatValue(status), ...(rest.length > 0 ? ["headers"] : [])],
  };
  const outcome = assertOutcome(use, received);
  if (typeof status !== "number") {
    throw usageError(use, `The status is a number, not ${formatValue(status)}.`);
  }
  const [headers = {}] = isGiven(use, "The value of headers", rest) ? rest : [];
  const logs = formatLogs(outcome.logs);
  if ("request" in outcome) {
    return fail(use, () => [
      `The function did not respond: it passed the request on, with uri ${formatValue(outcome.request.uri)}.`,
      logs,
    ]);
  }
  const { response } = outcome;
  const expected = { status, headers: toLowerCaseNames(headers) };
  const found = { status: response.statusCode, headers: getHeaderValues(response, expected.headers) };
  if (matchesExpected(this, found, expected)) {
    return pass(use, () => [
      `The function responded with status ${status} and ${describeHeaders(response)}.`,
    ]);
  }
  return fail(use, () => [
    formatDifference(this, found, expected),
    `The response has ${describeHeaders(response)}.`,
    "set-cookie" in expected.headers && "Cookies are not among the headers, but in output.cookies.",
    logs,
  ]);
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

function describeHeaders({ headers }: ViewerResponse): string {
  const names = Object.keys(headers);
  return names.length > 0 ? `the headers ${formatNames(names, 20)}` : "no headers";
}

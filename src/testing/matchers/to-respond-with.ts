import { formatValue } from "../../core/errors.ts";
import type { ViewerResponse } from "../../runtime.ts";
import { difference, hasAll } from "./comparison.ts";
import type { ExpectedHeaders } from "./expected.ts";
import type { MatcherContext, MatcherResult } from "./matcher.ts";
import { logsOf, outcomeIn } from "./run-outcome.ts";
import { fails, holds, isGiven, listed, misuse, type Use } from "./wording.ts";

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
  const outcome = outcomeIn(use, received);
  if (typeof status !== "number") {
    throw misuse(use, `The status is a number, not ${formatValue(status)}.`);
  }
  const [headers = {}] = isGiven(use, "The value of headers", rest) ? rest : [];
  const logs = logsOf(outcome.logs);
  if ("request" in outcome) {
    return fails(use, () => [
      `The function did not answer: it passed the request on, for ${formatValue(outcome.request.uri)}.`,
      logs,
    ]);
  }
  const { response } = outcome;
  const expected = { status, headers: lowered(headers) };
  const found = { status: response.statusCode, headers: valuesOf(response, expected.headers) };
  if (hasAll(this, found, expected)) {
    return holds(use, () => [`The function answered ${status}, with ${named(response)}.`]);
  }
  return fails(use, () => [
    difference(this, found, expected),
    `The response has ${named(response)}.`,
    "set-cookie" in expected.headers && "Cookies are apart from the headers, in output.cookies.",
    logs,
  ]);
}

function lowered(headers: ExpectedHeaders): ExpectedHeaders {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

/** A header's text by its name, or a list of texts. One that is asked not to be there is `undefined`. */
function valuesOf({ headers }: ViewerResponse, asked: ExpectedHeaders): Record<string, unknown> {
  const absent = Object.keys(asked).filter((name) => asked[name] === undefined);
  return Object.fromEntries([
    ...absent.map((name) => [name, undefined]),
    ...Object.entries(headers).map(([name, { value, multiValue }]) => [
      name.toLowerCase(),
      multiValue ? multiValue.map((item) => item.value) : value,
    ]),
  ]);
}

function named({ headers }: ViewerResponse): string {
  const names = Object.keys(headers);
  return names.length > 0 ? `the headers ${listed(names, 20)}` : "no headers";
}

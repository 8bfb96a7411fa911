import type { ViewerRequest } from "../../runtime.ts";
import { formatValue } from "../../values/format-value.ts";
import { isAsymmetric } from "./comparison.ts";
import type { AsymmetricMatcher } from "./expected.ts";
import { assertOutcome, formatLogs } from "./function-outcome.ts";
import type { MatcherContext, MatcherResult } from "./matcher.ts";
import { fail, formatMismatch, pass, type Use, usageError } from "./messages.ts";
import { assertRequestRun, findVisit } from "./visit-outcome.ts";

/** Asserts that a function, or that of a visit at viewer-request, passed the request on with this URI. */
export function toRewriteTo(
  this: MatcherContext,
  received: unknown,
  uri: string | AsymmetricMatcher,
): MatcherResult {
  const visit = findVisit(received);
  const use: Use = {
    context: this,
    matcher: "toRewriteTo",
    subject: visit ? "visit" : "result",
    args: [formatArgument(uri)],
  };
  const outcome = assertOutcome(use, visit ? assertRequestRun(use, visit) : received);
  if (typeof uri !== "string" && !isAsymmetric(uri)) {
    throw usageError(use, `The uri is a string ("/index.html") or a matcher, not ${formatValue(uri)}.`);
  }
  const logs = formatLogs(outcome.logs);
  if ("response" in outcome) {
    const { statusCode, headers } = outcome.response;
    const location = headers.location ? `, location ${formatValue(headers.location.value)}` : "";
    return fail(use, () => [
      `The function did not pass a request on: it responded with status ${statusCode}${location}.`,
      logs,
    ]);
  }
  const { request } = outcome;
  const hasQuery = typeof uri === "string" && uri.includes("?");
  const found = hasQuery ? `${request.uri}?${formatQuery(request)}` : request.uri;
  if (this.equals(found, hasQuery ? omitEmptyValues(uri) : uri)) {
    return pass(use, () => [`The function passed the request on, with uri ${formatValue(found)}.`]);
  }
  return fail(use, () => [formatMismatch(this, uri, found), logs]);
}

function formatArgument(uri: unknown): string {
  return typeof uri === "string" ? formatValue(uri) : "uri";
}

/** Returns the query string that CloudFront sends on: in the function's order, and not decoded. */
function formatQuery({ querystring }: ViewerRequest): string {
  return Object.entries(querystring)
    .flatMap(([name, { value, multiValue }]) =>
      (multiValue ?? [{ value }]).map((item) => (item.value === "" ? name : `${name}=${item.value}`)),
    )
    .join("&");
}

/** Replaces `?a=` by `?a`, which a function cannot tell apart. */
function omitEmptyValues(uri: string): string {
  return uri.replace(/=(?=&|$)/g, "");
}

import { formatValue } from "../../core/errors.ts";
import type { ViewerRequest } from "../../runtime.ts";
import { isAsymmetric } from "./comparison.ts";
import type { AsymmetricMatcher } from "./expected.ts";
import type { MatcherContext, MatcherResult } from "./matcher.ts";
import { logsOf, outcomeIn } from "./run-outcome.ts";
import { fails, holds, misuse, twoLines, type Use } from "./wording.ts";

export function toRewriteTo(
  this: MatcherContext,
  received: unknown,
  uri: string | AsymmetricMatcher,
): MatcherResult {
  const use: Use = { context: this, matcher: "toRewriteTo", subject: "result", args: [argument(uri)] };
  const outcome = outcomeIn(use, received);
  if (typeof uri !== "string" && !isAsymmetric(uri)) {
    throw misuse(use, `The uri is a string ("/index.html") or a matcher, not ${formatValue(uri)}.`);
  }
  const logs = logsOf(outcome.logs);
  if ("response" in outcome) {
    const { statusCode, headers } = outcome.response;
    const location = headers.location ? `, location ${formatValue(headers.location.value)}` : "";
    return fails(use, () => [
      `The function did not pass a request on: it answered ${statusCode}${location}.`,
      logs,
    ]);
  }
  const { request } = outcome;
  const isWhole = typeof uri === "string" && uri.includes("?");
  const found = isWhole ? `${request.uri}?${queryOf(request)}` : request.uri;
  if (this.equals(found, isWhole ? withoutEmptyValues(uri) : uri)) {
    return holds(use, () => [`The function passed the request on, for ${formatValue(found)}.`]);
  }
  return fails(use, () => [twoLines(this, uri, found), logs]);
}

function argument(uri: unknown): string {
  return typeof uri === "string" ? formatValue(uri) : "uri";
}

/** The query string that CloudFront sends on: in the order that the function gave it, and not decoded. */
function queryOf({ querystring }: ViewerRequest): string {
  return Object.entries(querystring)
    .flatMap(([name, { value, multiValue }]) =>
      (multiValue ?? [{ value }]).map((item) => (item.value === "" ? name : `${name}=${item.value}`)),
    )
    .join("&");
}

/** A function cannot tell `?a` from `?a=`. */
function withoutEmptyValues(uri: string): string {
  return uri.replace(/=(?=&|$)/g, "");
}

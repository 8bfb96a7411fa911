import { formatValue } from "../../values/format-value.ts";
import { isAsymmetric } from "./comparison.ts";
import type { AsymmetricMatcher } from "./expected.ts";
import type { MatcherContext, MatcherResult } from "./matcher.ts";
import { fail, isGiven, pass, type Use, usageError } from "./messages.ts";
import { assertVisit, describeVisit, type VisitedOrigin } from "./visit-outcome.ts";

/** Asserts that a visit sent a request to an origin. */
export function toReachOrigin(
  this: MatcherContext,
  received: unknown,
  name: string,
  ...rest: [uri?: string | AsymmetricMatcher]
): MatcherResult {
  const [uri] = rest;
  const use: Use = {
    context: this,
    matcher: "toReachOrigin",
    subject: "visit",
    args: [
      formatValue(name),
      ...(rest.length > 0 ? [typeof uri === "string" ? formatValue(uri) : "uri"] : []),
    ],
  };
  const visit = assertVisit(use, received);
  if (typeof name !== "string") {
    throw usageError(use, `The origin is an id or a domain name, not ${formatValue(name)}.`);
  }
  const hasUri = isGiven(use, "The uri", rest);
  if (hasUri && typeof uri !== "string" && !isAsymmetric(uri)) {
    throw usageError(use, `The uri is a string ("/index.html") or a matcher, not ${formatValue(uri)}.`);
  }
  const sent = visit.originRequests.filter(
    ({ originId, domainName }) => originId === name || domainName === name.toLowerCase(),
  );
  const found = hasUri ? sent.filter((request) => matchesUri(this, request, uri)) : sent;
  return found.length > 0
    ? pass(use, () => [`A request went to the origin ${formatValue(name)}.`, ...describeVisit(visit)])
    : fail(use, () => [
        sent.length > 0
          ? `The requests to the origin ${formatValue(name)} have other URIs.`
          : `No request went to the origin ${formatValue(name)}.`,
        ...describeVisit(visit),
      ]);
}

/** Compares with the query string only if the expected URI has one, as `toRewriteTo` does. */
function matchesUri({ equals }: MatcherContext, { uri }: VisitedOrigin, expected: unknown): boolean {
  const [path = ""] = uri.split("?", 1);
  if (typeof expected !== "string" || !expected.includes("?")) {
    return equals(path, expected);
  }
  return uri === expected || (expected.endsWith("?") && uri === expected.slice(0, -1));
}

import { formatValue } from "../../values/format-value.ts";
import { matchesExpected } from "./comparison.ts";
import type { AsymmetricMatcher } from "./expected.ts";
import type { MatcherContext, MatcherResult } from "./matcher.ts";
import { fail, formatInline, isGiven, pass, type Use, usageError } from "./messages.ts";
import { assertHandle, getTable } from "./mock-handle.ts";

interface Invalidation {
  readonly id: string;
  readonly distributionId: string;
  readonly batch: { readonly Paths?: { readonly Items?: readonly string[] } };
}

/** Asserts that a distribution has an invalidation of these paths. */
export function toHaveInvalidation(
  this: MatcherContext,
  received: unknown,
  distributionId: string,
  ...rest: [paths?: readonly string[] | AsymmetricMatcher]
): MatcherResult {
  const use: Use = {
    context: this,
    matcher: "toHaveInvalidation",
    subject: "cloudfront",
    args: [formatValue(distributionId), ...(rest.length > 0 ? ["paths"] : [])],
  };
  const mock = assertHandle(use, received);
  if (typeof distributionId !== "string") {
    throw usageError(use, `The id of a distribution is a string, not ${formatValue(distributionId)}.`);
  }
  const hasPaths = isGiven(use, "The value of paths", rest);
  const [paths] = rest;
  if (typeof paths === "string") {
    throw usageError(use, `The paths are an array of strings: [${formatValue(paths)}].`);
  }
  const all = Object.values(getTable(mock, "invalidations")) as unknown as readonly Invalidation[];
  const own = all.filter((invalidation) => invalidation.distributionId === distributionId);
  // CloudFront does not keep paths in an order that matters.
  const expected = Array.isArray(paths) ? [...paths].sort() : paths;
  const matching = own.filter(
    (invalidation) => !hasPaths || matchesExpected(this, [...getPaths(invalidation)].sort(), expected),
  );
  const list = (invalidations: readonly Invalidation[]) =>
    invalidations.map((each) => `  ${each.id}: ${formatInline(getPaths(each))}`).join("\n");
  const title = `Distribution ${formatValue(distributionId)}`;
  if (matching.length > 0) {
    return pass(use, () => [`${title} has such an invalidation:`, list(matching)]);
  }
  return fail(use, () => {
    if (own.length > 0) {
      return [`${title} has no invalidation of these paths. It has:`, list(own)];
    }
    const others = [...new Set(all.map((each) => formatValue(each.distributionId)))];
    return [
      `${title} has no invalidation.`,
      others.length > 0 && `Distributions with invalidations: ${others.join(", ")}.`,
    ];
  });
}

function getPaths({ batch }: Invalidation): readonly string[] {
  return batch.Paths?.Items ?? [];
}

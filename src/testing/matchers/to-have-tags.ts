import { formatValue } from "../../values/format-value.ts";
import { formatDifference, matchesExpected } from "./comparison.ts";
import type { AsymmetricMatcher } from "./expected.ts";
import type { MatcherContext, MatcherResult } from "./matcher.ts";
import { fail, formatInline, formatNames, isGiven, pass, type Use, usageError } from "./messages.ts";
import { assertHandle, getTable } from "./mock-handle.ts";

/** Asserts that a resource has these tags. */
export function toHaveTags(
  this: MatcherContext,
  received: unknown,
  arn: string,
  ...rest: [tags?: Readonly<Record<string, string | AsymmetricMatcher | undefined>>]
): MatcherResult {
  const use: Use = {
    context: this,
    matcher: "toHaveTags",
    subject: "cloudfront",
    args: [formatValue(arn), ...(rest.length > 0 ? ["tags"] : [])],
  };
  const mock = assertHandle(use, received);
  if (typeof arn !== "string" || !arn.startsWith("arn:")) {
    throw usageError(use, `The first argument is the ARN of a resource, not ${formatValue(arn)}.`);
  }
  const hasTags = isGiven(use, "The value of tags", rest);
  const [expected] = rest;
  const table = getTable(mock, "tags");
  const tags = toObject((table[arn]?.tags ?? []) as readonly Tag[]);
  const names = Object.keys(tags);
  if (names.length === 0) {
    const others = Object.keys(table);
    return fail(use, () => [
      `${formatValue(arn)} has no tags.`,
      others.length > 0 && `Resources with tags: ${formatNames(others)}.`,
    ]);
  }
  if (!hasTags || matchesExpected(this, tags, expected)) {
    return pass(use, () => [`${formatValue(arn)} has the tags ${formatInline(tags)}.`]);
  }
  return fail(use, () => [
    `${formatValue(arn)} has other tags.`,
    formatDifference(this, tags, expected),
    `All its tags: ${formatInline(tags)}.`,
  ]);
}

interface Tag {
  readonly Key: string;
  readonly Value?: string;
}

function toObject(tags: readonly Tag[]): Readonly<Record<string, string>> {
  return Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value ?? ""]));
}

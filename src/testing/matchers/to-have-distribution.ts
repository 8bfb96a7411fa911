import type { StateRecord } from "../../core/state.ts";
import { formatValue } from "../../values/format-value.ts";
import { formatDifference, matchesExpected, pickExpected } from "./comparison.ts";
import type { ExpectedDistribution } from "./expected.ts";
import type { MatcherContext, MatcherResult } from "./matcher.ts";
import { describeMissing, fail, formatInline, isGiven, pass, type Use, usageError } from "./messages.ts";
import { assertHandle, getTable } from "./mock-handle.ts";

/** Asserts that the mock has a distribution with this id. */
export function toHaveDistribution(
  this: MatcherContext,
  received: unknown,
  id: string,
  ...rest: [expected?: ExpectedDistribution]
): MatcherResult {
  const use: Use = {
    context: this,
    matcher: "toHaveDistribution",
    subject: "cloudfront",
    args: [formatValue(id), ...(rest.length > 0 ? ["expected"] : [])],
  };
  const distributions = getTable(assertHandle(use, received), "distributions");
  if (typeof id !== "string") {
    throw usageError(use, `The id of a distribution is a string, not ${formatValue(id)}.`);
  }
  const hasExpected = isGiven(use, "The expected value", rest);
  const found = Object.hasOwn(distributions, id) ? distributions[id] : undefined;
  if (!found) {
    const owner = Object.values(distributions).find((record) => getNames(record).includes(id));
    return fail(use, () => [
      describeMissing("distribution", id, Object.keys(distributions)),
      owner && `${formatValue(id)} belongs to distribution ${formatValue(owner.id)}: pass its id.`,
    ]);
  }
  const [expected] = rest;
  if (!hasExpected) {
    return pass(use, () => [`Distribution ${formatValue(id)} exists: ${summarize(found)}.`]);
  }
  if (matchesExpected(this, found, expected)) {
    return pass(use, () => [
      `Distribution ${formatValue(id)} has ${formatInline(pickExpected(found, expected))}.`,
    ]);
  }
  return fail(use, () => [
    `Distribution ${formatValue(id)} is not as expected.`,
    formatDifference(this, found, expected),
  ]);
}

interface Config {
  readonly Aliases?: { readonly Items?: readonly string[] };
  readonly Comment?: string;
}

function getNames({ arn, domainName, config }: StateRecord): unknown[] {
  return [arn, domainName, ...((config as Config).Aliases?.Items ?? [])];
}

function summarize({ etag, domainName, config }: StateRecord): string {
  const { Comment } = config as Config;
  return [`ETag ${etag}`, domainName, Comment && `comment ${formatValue(Comment)}`]
    .filter(Boolean)
    .join(", ");
}

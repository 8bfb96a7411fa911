import { formatValue } from "../../core/errors.ts";
import type { StateRecord } from "../../core/state.ts";
import { askedOf, difference, hasAll } from "./comparison.ts";
import type { ExpectedDistribution } from "./expected.ts";
import type { MatcherContext, MatcherResult } from "./matcher.ts";
import { handleIn, tableIn } from "./mock-handle.ts";
import { fails, holds, isGiven, missing, misuse, oneLine, type Use } from "./wording.ts";

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
  const distributions = tableIn(handleIn(use, received), "distributions");
  if (typeof id !== "string") {
    throw misuse(use, `The id of a distribution is a string, not ${formatValue(id)}.`);
  }
  const asks = isGiven(use, "The expected value", rest);
  const found = Object.hasOwn(distributions, id) ? distributions[id] : undefined;
  if (!found) {
    const meant = Object.values(distributions).find((record) => namesOf(record).includes(id));
    return fails(use, () => [
      missing("distribution", id, Object.keys(distributions)),
      meant && `${formatValue(id)} belongs to distribution ${formatValue(meant.id)}: ask for it by its id.`,
    ]);
  }
  const [expected] = rest;
  if (!asks) {
    return holds(use, () => [`Distribution ${formatValue(id)} is there: ${summary(found)}.`]);
  }
  if (hasAll(this, found, expected)) {
    return holds(use, () => [`Distribution ${formatValue(id)} has ${oneLine(askedOf(found, expected))}.`]);
  }
  return fails(use, () => [
    `Distribution ${formatValue(id)} is not as expected.`,
    difference(this, found, expected),
  ]);
}

interface Config {
  readonly Aliases?: { readonly Items?: readonly string[] };
  readonly Comment?: string;
}

function namesOf({ arn, domainName, config }: StateRecord): unknown[] {
  return [arn, domainName, ...((config as Config).Aliases?.Items ?? [])];
}

function summary({ etag, domainName, config }: StateRecord): string {
  const { Comment } = config as Config;
  return [`ETag ${etag}`, domainName, Comment && `comment ${formatValue(Comment)}`]
    .filter(Boolean)
    .join(", ");
}

import { formatValue } from "../../core/errors.ts";
import type { StateRecord } from "../../core/state.ts";
import type { FunctionRecord } from "../../services/functions/record.ts";
import { askedOf, difference, hasAll } from "./comparison.ts";
import type { MatcherContext, MatcherResult } from "./matcher.ts";
import { type Handle, handleIn, refusal, tableIn } from "./mock-handle.ts";
import { fails, holds, isGiven, missing, misuse, oneLine, type Paragraph, type Use } from "./wording.ts";

/** What the two matchers of functions have in common: they differ in the stage that they look at. */
export function matchStage(
  context: MatcherContext,
  matcher: string,
  stage: FunctionRecord["stage"],
  [received, name, ...rest]: readonly [received: unknown, name: unknown, ...rest: unknown[]],
): MatcherResult {
  const use: Use = {
    context,
    matcher,
    subject: "cloudfront",
    args: [formatValue(name), ...(rest.length > 0 ? ["expected"] : [])],
  };
  const mock = handleIn(use, received);
  if (typeof name !== "string") {
    throw misuse(use, `The name of a function is a string, not ${formatValue(name)}.`);
  }
  const asks = isGiven(use, "The expected value", rest);
  const functions = tableIn(mock, "functions");
  const found = functions[`${name}/${stage}`];
  if (!found) {
    return fails(use, () => absent(mock, functions, name, stage));
  }
  const [expected] = rest;
  const title = `The ${stage} stage of function ${formatValue(name)}`;
  if (!asks) {
    return holds(use, () => [`${title} is there: ${summary(found)}.`]);
  }
  if (hasAll(context, found, expected)) {
    return holds(use, () => [`${title} has ${oneLine(askedOf(found, expected))}.`]);
  }
  const other = functions[`${name}/${stage === "LIVE" ? "DEVELOPMENT" : "LIVE"}`];
  return fails(use, () => [
    `${title} is not as expected.`,
    difference(context, found, expected),
    other &&
      hasAll(context, other, expected) &&
      (stage === "LIVE"
        ? "The DEVELOPMENT stage is: it was changed after the last publication. Is a PublishFunction missing?"
        : "The LIVE stage is. Did you mean toHavePublishedFunction?"),
  ]);
}

function absent(
  mock: Handle,
  functions: Readonly<Record<string, StateRecord>>,
  name: string,
  stage: FunctionRecord["stage"],
): Paragraph[] {
  const development = functions[`${name}/DEVELOPMENT`];
  if (stage === "LIVE" && development) {
    return [
      `Function ${formatValue(name)} is not published: there is its DEVELOPMENT stage alone, ${summary(development)}.`,
      refusal(mock, "PublishFunction", name),
    ];
  }
  const names = Object.values(functions).map((record) => record.name as string);
  return [missing("function", name, [...new Set(names)]), refusal(mock, "CreateFunction", name)];
}

function summary(record: StateRecord): string {
  const { Runtime, Comment } = record.config as { readonly Runtime?: string; readonly Comment?: string };
  return [`ETag ${record.etag}`, Runtime, Comment && `comment ${formatValue(Comment)}`]
    .filter(Boolean)
    .join(", ");
}

import type { StateRecord } from "../../core/state.ts";
import type { FunctionRecord } from "../../services/functions/record.ts";
import { formatValue } from "../../values/format-value.ts";
import { formatDifference, matchesExpected, pickExpected } from "./comparison.ts";
import type { ExpectedFunction } from "./expected.ts";
import type { MatcherContext, MatcherResult } from "./matcher.ts";
import {
  describeMissing,
  fail,
  formatInline,
  isGiven,
  type Paragraph,
  pass,
  type Use,
  usageError,
} from "./messages.ts";
import { assertHandle, describeLastFailure, getTable, type Handle } from "./mock-handle.ts";

type Arguments = [received: unknown, name: string, ...rest: [expected?: ExpectedFunction]];

/** Asserts that a function has a DEVELOPMENT stage. */
export function toHaveFunction(this: MatcherContext, ...args: Arguments): MatcherResult {
  return matchStage(this, "toHaveFunction", "DEVELOPMENT", args);
}

/** Asserts that a function has a LIVE stage. */
export function toHavePublishedFunction(this: MatcherContext, ...args: Arguments): MatcherResult {
  return matchStage(this, "toHavePublishedFunction", "LIVE", args);
}

function matchStage(
  context: MatcherContext,
  matcher: string,
  stage: FunctionRecord["stage"],
  [received, name, ...rest]: Arguments,
): MatcherResult {
  const use: Use = {
    context,
    matcher,
    subject: "cloudfront",
    args: [formatValue(name), ...(rest.length > 0 ? ["expected"] : [])],
  };
  const mock = assertHandle(use, received);
  if (typeof name !== "string") {
    throw usageError(use, `The name of a function is a string, not ${formatValue(name)}.`);
  }
  const hasExpected = isGiven(use, "The expected value", rest);
  const functions = getTable(mock, "functions");
  const found = functions[`${name}/${stage}`];
  if (!found) {
    return fail(use, () => describeAbsence(mock, functions, name, stage));
  }
  const [expected] = rest;
  const title = `The ${stage} stage of function ${formatValue(name)}`;
  if (!hasExpected) {
    return pass(use, () => [`${title} exists: ${summarize(found)}.`]);
  }
  if (matchesExpected(context, found, expected)) {
    return pass(use, () => [`${title} has ${formatInline(pickExpected(found, expected))}.`]);
  }
  const other = functions[`${name}/${stage === "LIVE" ? "DEVELOPMENT" : "LIVE"}`];
  return fail(use, () => [
    `${title} is not as expected.`,
    formatDifference(context, found, expected),
    other &&
      matchesExpected(context, other, expected) &&
      (stage === "LIVE"
        ? "The DEVELOPMENT stage is: it was changed after the last publication. Is a PublishFunction missing?"
        : "The LIVE stage is. Did you mean toHavePublishedFunction?"),
  ]);
}

function describeAbsence(
  mock: Handle,
  functions: Readonly<Record<string, StateRecord>>,
  name: string,
  stage: FunctionRecord["stage"],
): Paragraph[] {
  const development = functions[`${name}/DEVELOPMENT`];
  if (stage === "LIVE" && development) {
    return [
      `Function ${formatValue(name)} is not published. It only has a DEVELOPMENT stage: ${summarize(development)}.`,
      describeLastFailure(mock, "PublishFunction", name),
    ];
  }
  const names = Object.values(functions).map((record) => record.name as string);
  return [
    describeMissing("function", name, [...new Set(names)]),
    describeLastFailure(mock, "CreateFunction", name),
  ];
}

function summarize(record: StateRecord): string {
  const { Runtime, Comment } = record.config as { readonly Runtime?: string; readonly Comment?: string };
  return [`ETag ${record.etag}`, Runtime, Comment && `comment ${formatValue(Comment)}`]
    .filter(Boolean)
    .join(", ");
}

import { inspect } from "node:util";
import { findNearest } from "../../values/find-nearest.ts";
import { formatValue } from "../../values/format-value.ts";
import type { MatcherContext, MatcherResult } from "./matcher.ts";

/** One use of a matcher in a test, as its failure message repeats it. */
export interface Use {
  readonly context: MatcherContext;
  readonly matcher: string;
  /** The name for the argument of `expect`. */
  readonly subject: string;
  readonly args: readonly string[];
}

/** Returns `expect(cloudfront).not.toHaveFunction("edge")`, in the runner's colours. */
function formatHeading({ context, matcher, subject, args }: Use): string {
  const { isNot = false, promise = "" } = context;
  return context.utils.matcherHint(matcher, subject, args[0] ?? "", {
    isNot,
    promise,
    ...(args[1] !== undefined && { secondArgument: args[1] }),
  });
}

/** A paragraph of a message; `false` and `undefined` are left out. */
export type Paragraph = string | false | undefined;

function formatMessage(use: Use, paragraphs: readonly Paragraph[]): string {
  return [formatHeading(use), ...paragraphs].filter(Boolean).join("\n\n");
}

/** Passes the assertion. The paragraphs say what was found: the negated form fails with them. */
export function pass(use: Use, describe: () => readonly Paragraph[]): MatcherResult {
  return { pass: true, message: () => formatMessage(use, describe()) };
}

/** Fails the assertion. The paragraphs say why. */
export function fail(use: Use, describe: () => readonly Paragraph[]): MatcherResult {
  return { pass: false, message: () => formatMessage(use, describe()) };
}

/**
 * Creates the error for wrong arguments of a matcher. Throw the error: a result would let the negated form pass.
 */
export function usageError(use: Use, ...paragraphs: Paragraph[]): Error {
  return new Error(formatMessage(use, paragraphs));
}

/** Formats a value in one line, with long strings and arrays cut. */
export function formatInline(value: unknown): string {
  return inspect(value, {
    depth: 5,
    breakLength: Number.POSITIVE_INFINITY,
    compact: true,
    maxStringLength: 60,
    maxArrayLength: 10,
    colors: false,
  });
}

/** Lists names in a sentence, at most `maxNames` of them. */
export function formatNames(names: readonly string[], maxNames = 10): string {
  const some = names.slice(0, maxNames).map(formatValue).join(", ");
  return names.length > maxNames ? `${some} and ${names.length - maxNames} more` : some;
}

/** Says that no resource has that name, which one was probably meant, and which names exist. */
export function describeMissing(kind: string, name: string, names: readonly string[]): string {
  const nearest = findNearest(name, names);
  const question = nearest === undefined ? "" : ` Did you mean ${formatValue(nearest)}?`;
  if (names.length === 0) {
    return `There is no ${kind} ${formatValue(name)}, and no other ${kind} either.`;
  }
  return `There is no ${kind} ${formatValue(name)}.${question}\nExisting: ${formatNames(names)}.`;
}

/** Formats an error in one line, followed by the mock's advice about it, if any. */
export function formatError(error: unknown): string {
  if (!isErrorLike(error)) {
    return formatValue(error);
  }
  const line = error.message ? `${error.name}: ${error.message}` : `${error.name}, without a message`;
  return [line, formatAdvice(error)].filter(Boolean).join("\n");
}

/**
 * Formats the mock's advice about a service exception as runners print the `cause` of an error. Ignores other causes.
 * The advice is recognized by its name, because another copy of this package may have created it.
 */
export function formatAdvice({ cause }: Error): string | undefined {
  if (!isErrorLike(cause) || cause.name !== "mock-cloudfront") {
    return undefined;
  }
  return `Caused by: ${cause.name}: ${cause.message}`;
}

/** Returns true for an error of any realm: under jest, `instanceof Error` is not enough. */
export function isErrorLike(value: unknown): value is Error {
  return typeof value === "object" && value !== null && "name" in value && "message" in value;
}

/** Formats the expected and the received value, a line each. */
export function formatMismatch({ utils }: MatcherContext, expected: unknown, received: unknown): string {
  return `Expected: ${utils.printExpected(expected)}\nReceived: ${utils.printReceived(received)}`;
}

/**
 * Returns true if an optional argument was passed.
 *
 * @throws for an explicit `undefined`, which is usually an unset variable: the assertion would pass for any value.
 */
export function isGiven(use: Use, what: string, rest: readonly unknown[]): boolean {
  if (rest.length === 0) {
    return false;
  }
  if (rest[0] !== undefined) {
    return true;
  }
  throw usageError(use, `${what} is undefined. Omit the argument to accept any value.`);
}

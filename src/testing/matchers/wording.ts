import { inspect } from "node:util";
import { formatValue } from "../../core/errors.ts";
import type { MatcherContext, MatcherResult } from "./matcher.ts";
import { nearest } from "./nearest.ts";

/** One use of a matcher: how it was written in the test, and what it was told to look at. */
export interface Use {
  readonly context: MatcherContext;
  readonly matcher: string;
  /** What stands between the parentheses of `expect`. */
  readonly subject: string;
  readonly args: readonly string[];
}

/** `expect(cloudfront).not.toHaveFunction("edge")`, in the runner's colours. */
function heading({ context, matcher, subject, args }: Use): string {
  const { isNot = false, promise = "" } = context;
  return context.utils.matcherHint(matcher, subject, args[0] ?? "", {
    isNot,
    promise,
    ...(args[1] !== undefined && { secondArgument: args[1] }),
  });
}

export type Paragraph = string | false | undefined;

function text(use: Use, paragraphs: readonly Paragraph[]): string {
  return [heading(use), ...paragraphs].filter(Boolean).join("\n\n");
}

/** The expectation holds: the paragraphs say what was found, for its negated form. */
export function holds(use: Use, say: () => readonly Paragraph[]): MatcherResult {
  return {
    pass: true,
    message: () => text(use, say()),
  };
}

/** The expectation does not hold: the paragraphs say why. */
export function fails(use: Use, say: () => readonly Paragraph[]): MatcherResult {
  return {
    pass: false,
    message: () => text(use, say()),
  };
}

/** A matcher that cannot be answered: to throw, since to answer would let a negated form pass. */
export function misuse(use: Use, ...paragraphs: Paragraph[]): Error {
  return new Error(text(use, paragraphs));
}

/** A value in one line, cut where it would drown the rest. */
export function oneLine(value: unknown): string {
  return inspect(value, {
    depth: 5,
    breakLength: Number.POSITIVE_INFINITY,
    compact: true,
    maxStringLength: 60,
    maxArrayLength: 10,
    colors: false,
  });
}

/** Names as a sentence lists them; of many, the first. */
export function listed(names: readonly string[], most = 10): string {
  const some = names.slice(0, most).map(formatValue).join(", ");
  return names.length > most ? `${some} and ${names.length - most} more` : some;
}

/** There is nothing of that name; what there is, and which of it may have been meant. */
export function missing(kind: string, name: string, names: readonly string[]): string {
  const meant = nearest(name, names);
  const question = meant === undefined ? "" : ` Did you mean ${formatValue(meant)}?`;
  if (names.length === 0) {
    return `There is no ${kind} ${formatValue(name)}, and no other.`;
  }
  return `There is no ${kind} ${formatValue(name)}.${question}\nThere are: ${listed(names)}.`;
}

/** An error as one line, and in a second one what to do about it, where the fake knows. */
export function errorLines(error: unknown): string {
  if (!isErrorLike(error)) {
    return formatValue(error);
  }
  const line = error.message ? `${error.name}: ${error.message}` : `${error.name}, without a message`;
  return [line, adviceIn(error)].filter(Boolean).join("\n");
}

/**
 * The fake's advice about a service's exception, as a runner prints the cause of an error that it reports itself. Only
 * ours is told, known by its name, since it may be of another copy of this package.
 */
export function adviceIn({ cause }: Error): string | undefined {
  if (!isErrorLike(cause) || cause.name !== "mock-cloudfront") {
    return undefined;
  }
  return `Caused by: ${cause.name}: ${cause.message}`;
}

/** By its members: under jest an error may come from another realm. */
export function isErrorLike(value: unknown): value is Error {
  return typeof value === "object" && value !== null && "name" in value && "message" in value;
}

/** What was expected and what there is, in two lines. */
export function twoLines({ utils }: MatcherContext, expected: unknown, received: unknown): string {
  return `Expected: ${utils.printExpected(expected)}\nReceived: ${utils.printReceived(received)}`;
}

/**
 * Whether an argument that may be left out is there. `undefined` is refused: most often a variable that was
 * thought to hold something, and then the expectation would hold whatever is there.
 */
export function isGiven(use: Use, what: string, rest: readonly unknown[]): boolean {
  if (rest.length === 0) {
    return false;
  }
  if (rest[0] !== undefined) {
    return true;
  }
  throw misuse(use, `${what} is undefined. Leave it out to ask for none in particular.`);
}

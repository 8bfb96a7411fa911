import { formatValue } from "../../core/errors.ts";
import { isAsymmetric } from "./comparison.ts";
import type { ErrorClass, ExpectedMessage, RejectionName } from "./expected.ts";
import type { MatcherContext, MatcherResult } from "./matcher.ts";
import {
  adviceIn,
  errorLines,
  fails,
  holds,
  isErrorLike,
  isGiven,
  misuse,
  oneLine,
  type Paragraph,
  twoLines,
  type Use,
} from "./wording.ts";

export async function toRejectWith(
  this: MatcherContext,
  received: unknown,
  expected: RejectionName | ErrorClass,
  ...rest: [message?: ExpectedMessage]
): Promise<MatcherResult> {
  const use: Use = {
    context: this,
    matcher: "toRejectWith",
    subject: "promise",
    args: [nameOf(expected), ...(rest.length > 0 ? ["message"] : [])],
  };
  // Before anything is refused: a promise that nobody listens to would be a second failure.
  const settled = outcomeOf(promiseIn(use, received));
  requireError(use, expected);
  const asks = isGiven(use, "The message", rest);
  const outcome = await settled;
  if ("value" in outcome) {
    return fails(use, () => [`The promise resolved, with ${oneLine(withoutMetadata(outcome.value))}`]);
  }
  const { reason } = outcome;
  if (!isOfKind(reason, expected)) {
    return fails(use, () => otherKind(reason, expected));
  }
  const [message] = rest;
  const found = (reason as Error).message;
  if (!asks || fits(this, found, message)) {
    return holds(use, () => [`It rejected with ${errorLines(reason)}`]);
  }
  return fails(use, () => [
    `It rejected with ${(reason as Error).name}, as expected, but with another message.`,
    twoLines(this, message, found),
    adviceIn(reason as Error),
  ]);
}

function nameOf(expected: unknown): string {
  return typeof expected === "function" ? expected.name : formatValue(expected);
}

function requireError(use: Use, expected: unknown): void {
  if (typeof expected === "string" && expected !== "") {
    return;
  }
  // Every error inherits a message, in every realm; no command and no client has one.
  if (typeof expected === "function" && "message" in (expected.prototype ?? {})) {
    return;
  }
  throw misuse(
    use,
    'The first argument is the class of an error (NoSuchFunctionExists) or its name ("Throttling"). ' +
      `It was given: ${typeof expected === "function" ? nameOf(expected) : formatValue(expected)}`,
    isErrorLike(expected) && `Pass the class, ${expected.name}, and the message as the second argument.`,
  );
}

function promiseIn(use: Use, received: unknown): PromiseLike<unknown> {
  const { promise } = use.context;
  if (promise) {
    throw misuse(use, `toRejectWith awaits the promise itself: leave out .${promise}.`);
  }
  const given = typeof received === "function" ? received() : received;
  if (typeof given?.then === "function") {
    return given;
  }
  const found = formatValue(withoutMetadata(given));
  throw misuse(
    use,
    "toRejectWith takes a promise, or a function that returns one: " +
      "await expect(client.send(command)).toRejectWith(...).",
    `It was given: ${typeof received === "function" ? "a function that returns " : ""}${found}`,
    isAnswer(given) && "That is an answer: the call was awaited inside expect(...), and did not reject.",
  );
}

type Outcome = { readonly value: unknown } | { readonly reason: unknown };

async function outcomeOf(promise: PromiseLike<unknown>): Promise<Outcome> {
  try {
    return { value: await promise };
  } catch (reason) {
    return { reason };
  }
}

function isOfKind(reason: unknown, expected: RejectionName | ErrorClass): boolean {
  if (typeof expected === "function") {
    return reason instanceof expected;
  }
  return isErrorLike(reason) && (reason.name === expected || codeOf(reason) === expected);
}

/** `ECONNRESET` and the like: Node's errors, and the mock's own, are told apart by it. */
function codeOf(error: Error): unknown {
  return (error as { readonly code?: unknown }).code;
}

function otherKind(reason: unknown, expected: RejectionName | ErrorClass): Paragraph[] {
  const name = nameOf(expected);
  return [
    `Expected: ${name}\nReceived: ${errorLines(reason)}`,
    isErrorLike(reason) &&
      reason.name === name &&
      "It has the name, but is of another class: two copies of its package are loaded. " +
        `Ask for it by name: toRejectWith(${formatValue(name)}).`,
    stackOf(reason),
  ];
}

/** What a service answers came over the wire: where it was read says nothing. Of any other error it says most. */
function stackOf(reason: unknown): string | undefined {
  if (!isErrorLike(reason) || "$metadata" in reason) {
    return undefined;
  }
  const frames = reason.stack?.split("\n").filter((line) => /^\s+at /.test(line));
  return frames?.slice(0, 4).join("\n");
}

function fits(context: MatcherContext, found: string, expected: ExpectedMessage | undefined): boolean {
  // No text would be part of every message. Some of the service's errors have none.
  if (expected === "") {
    return found === "";
  }
  if (typeof expected === "string") {
    return found.includes(expected);
  }
  return isAsymmetric(expected)
    ? context.equals(found, expected)
    : new RegExp(expected as RegExp).test(found);
}

function isAnswer(value: unknown): boolean {
  return typeof value === "object" && value !== null && "$metadata" in value;
}

function withoutMetadata(value: unknown): unknown {
  if (!isAnswer(value)) {
    return value;
  }
  const { $metadata, ...rest } = value as { readonly $metadata: unknown };
  return rest;
}

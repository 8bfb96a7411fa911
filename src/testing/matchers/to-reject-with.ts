import { formatValue } from "../../values/format-value.ts";
import { isAsymmetric } from "./comparison.ts";
import type { ErrorClass, ExpectedMessage, RejectionName } from "./expected.ts";
import type { MatcherContext, MatcherResult } from "./matcher.ts";
import {
  fail,
  formatAdvice,
  formatError,
  formatInline,
  formatMismatch,
  isErrorLike,
  isGiven,
  type Paragraph,
  pass,
  type Use,
  usageError,
} from "./messages.ts";

/** Asserts that a promise rejects with this error. */
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
    args: [formatExpected(expected), ...(rest.length > 0 ? ["message"] : [])],
  };
  // Await first: if a usage error left the promise unhandled, its rejection would be a second failure.
  const settled = settle(toPromise(use, received));
  assertErrorExpected(use, expected);
  const hasMessage = isGiven(use, "The message", rest);
  const settlement = await settled;
  if ("value" in settlement) {
    return fail(use, () => [`The promise resolved to ${formatInline(omitMetadata(settlement.value))}`]);
  }
  const { reason } = settlement;
  if (!isExpectedError(reason, expected)) {
    return fail(use, () => describeOtherError(reason, expected));
  }
  const [expectedMessage] = rest;
  const { message } = reason as Error;
  if (!hasMessage || matchesMessage(this, message, expectedMessage)) {
    return pass(use, () => [`The promise rejected with ${formatError(reason)}`]);
  }
  return fail(use, () => [
    `The promise rejected with ${(reason as Error).name}, as expected, but with another message.`,
    formatMismatch(this, expectedMessage, message),
    formatAdvice(reason as Error),
  ]);
}

function formatExpected(expected: unknown): string {
  return typeof expected === "function" ? expected.name : formatValue(expected);
}

function assertErrorExpected(use: Use, expected: unknown): void {
  if (typeof expected === "string" && expected !== "") {
    return;
  }
  // Error.prototype has a message in every realm. The prototypes of commands and clients have none.
  if (typeof expected === "function" && "message" in (expected.prototype ?? {})) {
    return;
  }
  throw usageError(
    use,
    'The first argument is an error class (NoSuchFunctionExists) or an error name ("Throttling"), ' +
      `not ${typeof expected === "function" ? formatExpected(expected) : formatValue(expected)}.`,
    isErrorLike(expected) && `Pass the class, ${expected.name}, and the message as the second argument.`,
  );
}

function toPromise(use: Use, received: unknown): PromiseLike<unknown> {
  const { promise } = use.context;
  if (promise) {
    throw usageError(use, `toRejectWith awaits the promise itself: omit .${promise}.`);
  }
  const value = typeof received === "function" ? received() : received;
  if (typeof value?.then === "function") {
    return value;
  }
  const formatted = formatValue(omitMetadata(value));
  throw usageError(
    use,
    "toRejectWith expects a promise, or a function that returns one: " +
      "await expect(client.send(command)).toRejectWith(...).",
    `The received value is ${typeof received === "function" ? "a function that returns " : ""}${formatted}.`,
    isOutput(value) &&
      "This is the output of a call, which succeeded: the call was awaited inside expect(...).",
  );
}

type Settlement = { readonly value: unknown } | { readonly reason: unknown };

async function settle(promise: PromiseLike<unknown>): Promise<Settlement> {
  try {
    return { value: await promise };
  } catch (reason) {
    return { reason };
  }
}

function isExpectedError(reason: unknown, expected: RejectionName | ErrorClass): boolean {
  if (typeof expected === "function") {
    return reason instanceof expected;
  }
  return isErrorLike(reason) && (reason.name === expected || getCode(reason) === expected);
}

/** Returns the `code` that Node's errors (`ECONNRESET`) and the mock's own errors have. */
function getCode(error: Error): unknown {
  return (error as { readonly code?: unknown }).code;
}

function describeOtherError(reason: unknown, expected: RejectionName | ErrorClass): Paragraph[] {
  const name = formatExpected(expected);
  return [
    `Expected: ${name}\nReceived: ${formatError(reason)}`,
    isErrorLike(reason) &&
      reason.name === name &&
      "The error has the expected name, but another class: two copies of its package are loaded. " +
        `Pass the name instead: toRejectWith(${formatValue(name)}).`,
    formatStack(reason),
  ];
}

/** Formats the first stack frames. Omitted for service exceptions, whose stack only shows the deserializer. */
function formatStack(reason: unknown): string | undefined {
  if (!isErrorLike(reason) || "$metadata" in reason) {
    return undefined;
  }
  const frames = reason.stack?.split("\n").filter((line) => /^\s+at /.test(line));
  return frames?.slice(0, 4).join("\n");
}

function matchesMessage(
  context: MatcherContext,
  message: string,
  expected: ExpectedMessage | undefined,
): boolean {
  // Every message includes "", but some service errors have an empty message.
  if (expected === "") {
    return message === "";
  }
  if (typeof expected === "string") {
    return message.includes(expected);
  }
  return isAsymmetric(expected)
    ? context.equals(message, expected)
    : new RegExp(expected as RegExp).test(message);
}

function isOutput(value: unknown): boolean {
  return typeof value === "object" && value !== null && "$metadata" in value;
}

function omitMetadata(value: unknown): unknown {
  if (!isOutput(value)) {
    return value;
  }
  const { $metadata, ...rest } = value as { readonly $metadata: unknown };
  return rest;
}

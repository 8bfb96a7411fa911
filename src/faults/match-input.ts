import { types } from "node:util";

/** Part of an input, at any depth. */
export type InputPattern<T> = T extends Uint8Array | Date | readonly unknown[]
  ? T
  : T extends object
    ? { readonly [K in keyof T]?: InputPattern<T[K]> | undefined }
    : T;

/**
 * Whether a value has what a pattern asks for, as sinon's `match` has it, which aws-sdk-client-mock uses: objects
 * may have more than is asked, at every depth; arrays, dates and bytes must be equal. sinon's own matchers and
 * those of the test runners (`expect.stringContaining`) are asked.
 */
export function matchesInput(actual: unknown, pattern: unknown): boolean {
  if (!isPlainObject(pattern)) {
    return isEqual(actual, pattern);
  }
  const ask = matcherIn(pattern);
  if (ask) {
    return ask(actual);
  }
  if (actual === null || actual === undefined) {
    return false;
  }
  return Object.entries(pattern).every(([key, part]) =>
    matchesInput((actual as Record<string, unknown>)[key], part),
  );
}

function isEqual(actual: unknown, expected: unknown): boolean {
  if (isPlainObject(expected)) {
    const ask = matcherIn(expected);
    if (ask) {
      return ask(actual);
    }
    const keys = Object.keys(expected);
    return (
      isPlainObject(actual) &&
      keys.length === Object.keys(actual).length &&
      keys.every((key) => key in actual && isEqual(actual[key], expected[key]))
    );
  }
  if (Array.isArray(expected)) {
    return (
      Array.isArray(actual) &&
      actual.length === expected.length &&
      expected.every((part, i) => isEqual(actual[i], part))
    );
  }
  if (ArrayBuffer.isView(expected)) {
    return ArrayBuffer.isView(actual) && Buffer.compare(bytesOf(actual), bytesOf(expected)) === 0;
  }
  if (types.isDate(expected)) {
    return types.isDate(actual) && actual.getTime() === expected.getTime();
  }
  return Object.is(actual, expected);
}

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** By its tag and not by its prototype: under jest an object may come from another realm. */
function isPlainObject(value: unknown): value is Record<string, unknown> {
  return Object.prototype.toString.call(value) === "[object Object]" || matcherIn(value) !== undefined;
}

type Ask = (actual: unknown) => boolean;

function matcherIn(value: unknown): Ask | undefined {
  if (typeof value !== "object" || value === null) {
    return undefined;
  }
  const { asymmetricMatch, test, message } = value as Record<string, unknown>;
  if (typeof asymmetricMatch === "function") {
    return (actual) => Boolean(asymmetricMatch.call(value, actual));
  }
  // A sinon matcher: a regular expression has `test` too, and no message.
  if (typeof test === "function" && message !== undefined) {
    return (actual) => Boolean(test.call(value, actual));
  }
  return undefined;
}

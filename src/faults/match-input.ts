import { types } from "node:util";
import { isPlainObject } from "../values/is-object.ts";
import { toBytes } from "../values/to-bytes.ts";

/** A partial input, at any depth. */
export type InputPattern<T> = T extends Uint8Array | Date | readonly unknown[]
  ? T
  : T extends object
    ? { readonly [K in keyof T]?: InputPattern<T[K]> | undefined }
    : T;

/**
 * Returns true if a value matches a pattern. Uses the rules of sinon's `match`, as aws-sdk-client-mock does: objects may
 * have more members at every depth, and arrays, dates and bytes must be equal. Patterns may contain matchers of sinon
 * and of test runners (`expect.stringContaining`).
 */
export function matchesInput(actual: unknown, pattern: unknown): boolean {
  if (!isPattern(pattern)) {
    return isEqual(actual, pattern);
  }
  const matcher = findMatcher(pattern);
  if (matcher) {
    return matcher(actual);
  }
  if (actual === null || actual === undefined) {
    return false;
  }
  return Object.entries(pattern).every(([key, part]) =>
    matchesInput((actual as Record<string, unknown>)[key], part),
  );
}

function isEqual(actual: unknown, expected: unknown): boolean {
  if (isPattern(expected)) {
    const matcher = findMatcher(expected);
    if (matcher) {
      return matcher(actual);
    }
    const keys = Object.keys(expected);
    return (
      isPattern(actual) &&
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
    return ArrayBuffer.isView(actual) && Buffer.compare(toBytes(actual), toBytes(expected)) === 0;
  }
  if (types.isDate(expected)) {
    return types.isDate(actual) && actual.getTime() === expected.getTime();
  }
  return Object.is(actual, expected);
}

/** Returns true for plain objects and for the matchers of sinon and the test runners. */
function isPattern(value: unknown): value is Record<string, unknown> {
  return isPlainObject(value) || findMatcher(value) !== undefined;
}

type Matcher = (actual: unknown) => boolean;

function findMatcher(value: unknown): Matcher | undefined {
  if (typeof value !== "object" || value === null) {
    return undefined;
  }
  const { asymmetricMatch, test, message } = value as Record<string, unknown>;
  if (typeof asymmetricMatch === "function") {
    return (actual) => Boolean(asymmetricMatch.call(value, actual));
  }
  // A sinon matcher. A regular expression has `test` too, but no message.
  if (typeof test === "function" && message !== undefined) {
    return (actual) => Boolean(test.call(value, actual));
  }
  return undefined;
}

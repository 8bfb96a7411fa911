import { isPlainObject } from "../../values/is-object.ts";
import { toBytes } from "../../values/to-bytes.ts";
import type { AsymmetricMatcher } from "./expected.ts";
import type { MatcherContext, Tester } from "./matcher.ts";

/**
 * Returns true if a value matches as with `toMatchObject`: objects may have more members at every depth, and arrays
 * have exactly the expected elements. Bytes equal other bytes, and strings, of the same content.
 */
export function matchesExpected(context: MatcherContext, received: unknown, expected: unknown): boolean {
  const { iterableEquality, subsetEquality } = context.utils;
  const testers = [...context.customTesters, compareBytes, iterableEquality, subsetEquality];
  return (
    context.equals(received, expected, testers) ||
    // `expect.stringContaining` works on strings only.
    context.equals(decodeBytes(received), expected, testers)
  );
}

/** Compares bytes by content: both runners tell a Buffer from a Uint8Array. */
const compareBytes: Tester = (a: unknown, b: unknown) => {
  if (!ArrayBuffer.isView(a) && !ArrayBuffer.isView(b)) {
    return undefined;
  }
  const [first, second] = [findBytes(a), findBytes(b)];
  return first && second && Buffer.compare(first, second) === 0;
};

function findBytes(value: unknown): Uint8Array | undefined {
  if (typeof value === "string") {
    return Buffer.from(value);
  }
  return ArrayBuffer.isView(value) ? toBytes(value) : undefined;
}

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Copies a value with its bytes decoded as UTF-8. Keeps bytes that are not valid UTF-8. */
export function decodeBytes(value: unknown): unknown {
  if (ArrayBuffer.isView(value)) {
    try {
      return utf8.decode(toBytes(value));
    } catch {
      return value;
    }
  }
  if (Array.isArray(value)) {
    return value.map(decodeBytes);
  }
  if (!isRecord(value)) {
    return value;
  }
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, decodeBytes(member)]));
}

/** Formats a diff of the expected value and the same members of the received one. */
export function formatDifference(context: MatcherContext, received: unknown, expected: unknown): string {
  const actual = decodeBytes(keepMismatches(context, received, expected));
  const wanted = decodeBytes(expected);
  const { diff, printExpected, printReceived } = context.utils;
  return diff(wanted, actual) || `Expected: ${printExpected(wanted)}\nReceived: ${printReceived(actual)}`;
}

/**
 * Reduces the received value to the expected members, and replaces those that match by the expected value. A diff then
 * shows mismatches only, also where the expected value is a matcher of the runner.
 */
function keepMismatches(context: MatcherContext, received: unknown, expected: unknown): unknown {
  if (matchesExpected(context, received, expected)) {
    return expected;
  }
  if (Array.isArray(received) && Array.isArray(expected)) {
    return received.map((element, i) =>
      i in expected ? keepMismatches(context, element, expected[i]) : element,
    );
  }
  if (!isRecord(received) || !isRecord(expected)) {
    return received;
  }
  return Object.fromEntries(
    Object.entries(expected)
      .filter(([key]) => Object.hasOwn(received, key))
      .map(([key, member]) => [key, keepMismatches(context, received[key], member)]),
  );
}

/** Reduces the received value to the members that were expected. */
export function pickExpected(received: unknown, expected: unknown): unknown {
  if (Array.isArray(received) && Array.isArray(expected)) {
    return received.map((element, i) => pickExpected(element, expected[i]));
  }
  if (!isRecord(received) || !isRecord(expected)) {
    return decodeBytes(received);
  }
  return Object.fromEntries(
    Object.entries(expected).map(([key, member]) => [key, pickExpected(received[key], member)]),
  );
}

/** Counts the expected members that do not match, to find the nearest of several values. */
export function countMismatches(context: MatcherContext, received: unknown, expected: unknown): number {
  if (matchesExpected(context, received, expected)) {
    return 0;
  }
  if (!isRecord(received) || !isRecord(expected)) {
    return 1;
  }
  return Object.entries(expected).reduce(
    (sum, [key, member]) => sum + countMismatches(context, received[key], member),
    0,
  );
}

/** Returns true for a matcher of the runner, such as `expect.any(String)`. */
export function isAsymmetric(value: unknown): value is AsymmetricMatcher {
  return typeof (value as Partial<AsymmetricMatcher> | null | undefined)?.asymmetricMatch === "function";
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return isPlainObject(value) && !isAsymmetric(value);
}

import type { AsymmetricMatcher } from "./expected.ts";
import type { MatcherContext, Tester } from "./matcher.ts";

/**
 * Whether a value has all that is expected of it, as `toMatchObject` has it: objects may have more at every depth,
 * arrays as many elements as expected. Bytes are equal by what they hold, and to the text that they are.
 */
export function hasAll(context: MatcherContext, received: unknown, expected: unknown): boolean {
  const { iterableEquality, subsetEquality } = context.utils;
  const testers = [...context.customTesters, equalBytes, iterableEquality, subsetEquality];
  return (
    context.equals(received, expected, testers) ||
    // `expect.stringContaining` can be asked about text alone.
    context.equals(withText(received), expected, testers)
  );
}

/** The runners find a Buffer and a Uint8Array different. */
const equalBytes: Tester = (a: unknown, b: unknown) => {
  if (!ArrayBuffer.isView(a) && !ArrayBuffer.isView(b)) {
    return undefined;
  }
  const [first, second] = [bytesOf(a), bytesOf(b)];
  return first && second && Buffer.compare(first, second) === 0;
};

function bytesOf(value: unknown): Uint8Array | undefined {
  if (typeof value === "string") {
    return Buffer.from(value);
  }
  if (!ArrayBuffer.isView(value)) {
    return undefined;
  }
  return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
}

const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** A copy with bytes as the text that they are; what is no text stays. */
export function withText(value: unknown): unknown {
  if (ArrayBuffer.isView(value)) {
    try {
      return strict.decode(bytesOf(value));
    } catch {
      return value;
    }
  }
  if (Array.isArray(value)) {
    return value.map(withText);
  }
  if (!isRecord(value)) {
    return value;
  }
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withText(part)]));
}

/** What was expected and what there is of it, as a diff that leaves out what was not asked for. */
export function difference(context: MatcherContext, received: unknown, expected: unknown): string {
  const part = withText(partOf(context, received, expected));
  const wanted = withText(expected);
  const { diff, printExpected, printReceived } = context.utils;
  return diff(wanted, part) || `Expected: ${printExpected(wanted)}\nReceived: ${printReceived(part)}`;
}

/** What the expected value asks for. Where it is content it is taken itself, so that a diff shows no difference there. */
function partOf(context: MatcherContext, received: unknown, expected: unknown): unknown {
  if (hasAll(context, received, expected)) {
    return expected;
  }
  if (Array.isArray(received) && Array.isArray(expected)) {
    return received.map((element, i) => (i in expected ? partOf(context, element, expected[i]) : element));
  }
  if (!isRecord(received) || !isRecord(expected)) {
    return received;
  }
  return Object.fromEntries(
    Object.entries(expected)
      .filter(([key]) => Object.hasOwn(received, key))
      .map(([key, part]) => [key, partOf(context, received[key], part)]),
  );
}

/** What there is of what was asked for. */
export function askedOf(received: unknown, expected: unknown): unknown {
  if (Array.isArray(received) && Array.isArray(expected)) {
    return received.map((element, i) => askedOf(element, expected[i]));
  }
  if (!isRecord(received) || !isRecord(expected)) {
    return withText(received);
  }
  return Object.fromEntries(
    Object.entries(expected).map(([key, part]) => [key, askedOf(received[key], part)]),
  );
}

/** How much of what is expected is not there: to find the nearest of several. */
export function countMissing(context: MatcherContext, received: unknown, expected: unknown): number {
  if (hasAll(context, received, expected)) {
    return 0;
  }
  if (!isRecord(received) || !isRecord(expected)) {
    return 1;
  }
  return Object.entries(expected).reduce(
    (sum, [key, part]) => sum + countMissing(context, received[key], part),
    0,
  );
}

export function isAsymmetric(value: unknown): value is AsymmetricMatcher {
  return typeof (value as Partial<AsymmetricMatcher> | null | undefined)?.asymmetricMatch === "function";
}

/** By its tag and not by its prototype: under jest an object may come from another realm. */
function isRecord(value: unknown): value is Record<string, unknown> {
  return Object.prototype.toString.call(value) === "[object Object]" && !isAsymmetric(value);
}

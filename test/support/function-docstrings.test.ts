import { expect, it } from "vitest";
import { beginsWithVerb, functionDocstringsIn } from "./function-docstrings.ts";

it.each([
  ["Returns the ETag of the n-th version.", true],
  ["Lazily loads the engine.", true],
  ["Waits until the caller aborts.", true],
  ["Names of the handled operations.", false],
  ["Clients that were intercepted.", false],
  ["This is a function.", false],
  ["The ETag of the n-th version.", false],
  ["A planned fault.", false],
])("%j begins with a verb: %s", (text, expected) => {
  expect(beginsWithVerb(text)).toBe(expected);
});

it("finds the docstrings of functions, methods and function values, and of nothing else", () => {
  const source = `
/** Module comment. */

/** Returns one. */
export function one() { return 1; }

/** Returns two. @example two() */
const two = () => 2;

/** A class. */
class Three {
  /** A value. */
  readonly value = 3;

  /** Returns
   * three. */
  three() { return 3; }
}

interface Four {
  /** Returns four. */
  four(): number;
}
`;
  expect(functionDocstringsIn(source).map(({ line, text }) => `${line}: ${text}`)).toEqual([
    "4: Returns one.",
    "7: Returns two.",
    "15: Returns three.",
    "21: Returns four.",
  ]);
});

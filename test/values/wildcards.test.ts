import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchesWildcards } from "../../src/values/wildcards.ts";

describe("matchesWildcards", () => {
  it.each([
    ["", "", true],
    ["*", "", true],
    ["*", "a/b", true],
    ["?", "", false],
    ["a?c", "abc", true],
    ["a?c", "ac", false],
    ["a?c", "abbc", false],
    ["*.jpg", "x/a.jpg", true],
    ["*.jpg", "a.JPG", false],
    ["a*b*c", "aXbYbZc", true],
    ["a*b*c", "aXbYbZ", false],
    ["a+b", "aab", false],
    ["a**", "a", true],
    ["a", "ab", false],
  ])("compares %j with %j: %j", (pattern, text, expected) => {
    expect(matchesWildcards(pattern, text)).toBe(expected);
  });

  it("agrees with a regular expression", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b", "/"), maxLength: 8 });
    const pattern = fc.string({ unit: fc.constantFrom("a", "b", "/", "*", "?"), maxLength: 6 });
    fc.assert(
      fc.property(pattern, text, (wildcards, value) => {
        const source = wildcards.replaceAll("*", ".*").replaceAll("?", ".");
        expect(matchesWildcards(wildcards, value)).toBe(new RegExp(`^${source}$`).test(value));
      }),
    );
  });

  it("takes linear time for many stars", () => {
    const started = performance.now();
    expect(matchesWildcards("*a".repeat(50), "b".repeat(5000))).toBe(false);
    expect(performance.now() - started).toBeLessThan(500);
  });
});

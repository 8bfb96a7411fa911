import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatNumber } from "../../../../src/runtime/run/host/format-number.ts";

describe("formatNumber", () => {
  // Printed by njs 0.4.3 and 0.8.2.
  it.each([
    [0.1 + 0.2, "0.30000000000000007"],
    [99.99 * 3, "299.96999999999999"],
    [4.35 * 100, "434.99999999999997"],
    [0.1, "0.1"],
    [-1.25e-9, "-1.25e-9"],
    [1e21, "1e+21"],
    [123456789012345680000, "123456789012345680000"],
    [5e-324, "5e-324"],
    [Number.MAX_VALUE, "1.7976931348623157e+308"],
    [0, "0"],
    [Number.NaN, "NaN"],
  ])("formats %d like njs", (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });

  it("formats every number to digits that are read as the same number", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Number(formatNumber(value))).toBe(value === 0 ? 0 : value);
      }),
    );
  });

  it("formats amounts of money like JavaScript", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), (cents) => {
        expect(formatNumber(cents / 100)).toBe(String(cents / 100));
      }),
    );
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { explainJsonError, normalizeJson } from "../../../../src/runtime/run/host/json-operations.ts";

describe("explainJsonError", () => {
  it.each([
    ["", "Unexpected end of input at position 0"],
    ["  ", "Unexpected end of input at position 2"],
    ["[1", "Unexpected end of input at position 2"],
    ['{"a"', "Unexpected token at position 4"],
    ["[1,]", "Trailing comma at position 2"],
    ['{"a":1,}', "Trailing comma at position 6"],
    ["[1 2]", "Unexpected token at position 3"],
    ["tru", "Unexpected token at position 0"],
    ["1 1", "Unexpected token at position 2"],
    ['"a\nb"', "Forbidden source char at position 2"],
    ['"\\x"', "Unknown escape char at position 2"],
    ['"\\u12x4"', "Invalid Unicode escape sequence at position 5"],
    ['{"é":x}', "Unexpected token at position 6"],
    ["/old", "Unexpected number at position 0"],
    ["-x", "Unexpected number at position 1"],
    ["[1, +1]", "Unexpected number at position 4"],
    [`${"[".repeat(40)}`, "Nested too deep at position 31"],
  ])("%j", (text, explanation) => {
    expect(explainJsonError(text)).toBe(explanation);
  });

  it("returns undefined for valid JSON", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        expect(explainJsonError(JSON.stringify(value, null, 1))).toBeUndefined();
      }),
    );
  });

  it.each([
    ["01", 1],
    ["[.5, 1.]", [0.5, 1]],
    ['{"01": -00.50e1}', { "01": -5 }],
  ])("accepts the numbers of %s like njs", (text, value) => {
    expect(explainJsonError(text)).toBeUndefined();
    expect(JSON.parse(normalizeJson(text))).toEqual(value);
  });

  it("returns a message only if JSON.parse throws, and no message only for JSON that can be normalized", () => {
    fc.assert(
      fc.property(
        fc.json({ maxDepth: 3 }),
        fc.nat(),
        fc.constantFrom("", ",", "x", '"', "}", "\u0001"),
        (json, at, noise) => {
          const place = at % (json.length + 1);
          const broken = json.slice(0, place) + noise + json.slice(place + 1);
          if (explainJsonError(broken) === undefined) {
            expect(() => JSON.parse(normalizeJson(broken))).not.toThrow();
          } else {
            expect(() => JSON.parse(broken)).toThrow();
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

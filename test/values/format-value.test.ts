import { describe, expect, it } from "vitest";
import { formatBriefly, formatValue } from "../../src/values/format-value.ts";

describe("formatValue", () => {
  it.each<[unknown, string]>([
    ["text", '"text"'],
    [1.5, "1.5"],
    [undefined, "undefined"],
    [null, "null"],
    [{ ms: -1 }, "{ ms: -1 }"],
    [{ ms: Number.NaN }, "{ ms: NaN }"],
    [() => 1, "a function"],
    [class Client {}, "a function"],
    [new (class Client {})(), "an object of the class Client"],
    [new Date(0), "1970-01-01T00:00:00.000Z"],
  ])("formats %o as source code does", (value, text) => {
    expect(formatValue(value)).toBe(text);
  });

  it("formats values that have no JSON", () => {
    const circular: { name: string; self?: object } = { name: "round" };
    circular.self = circular;
    expect(formatValue(circular)).toContain("round");
    expect(formatValue(1n)).toBe("1n");
    expect(formatValue([Object.create(null)])).toEqual(expect.any(String));
  });
});

describe("formatBriefly", () => {
  it.each<[unknown, string]>([
    [{ a: 1 }, "an object"],
    [[1], "a list"],
    [() => 1, "a function"],
    ["x".repeat(61), `"${"x".repeat(60)}…"`],
    ["x".repeat(60), `"${"x".repeat(60)}"`],
    [null, "null"],
    [5, "5"],
  ])("formats %o without its contents", (value, text) => {
    expect(formatBriefly(value)).toBe(text);
  });
});

import { expect, it } from "vitest";
import { formatValue, MockCloudFrontError } from "../../src/core/errors.ts";

it("tells by its name and code that the mock refuses, and not CloudFront", () => {
  const error = new MockCloudFrontError("CLIENT_NOT_INTERCEPTED", "This mock intercepts no client.");
  expect(error).toBeInstanceOf(Error);
  expect(error.code).toBe("CLIENT_NOT_INTERCEPTED");
  expect(String(error)).toBe("MockCloudFrontError: This mock intercepts no client.");
});

it("bears nothing by which a service error is known", () => {
  const error = new MockCloudFrontError("CLIENT_NOT_INTERCEPTED", "This mock intercepts no client.");
  expect("$fault" in error || "$metadata" in error).toBe(false);
});

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
])("shows %o as it is written", (value, text) => {
  expect(formatValue(value)).toBe(text);
});

it("shows even what has no JSON", () => {
  const circular: { name: string; self?: object } = { name: "round" };
  circular.self = circular;
  expect(formatValue(circular)).toContain("round");
  expect(formatValue(1n)).toBe("1n");
  expect(formatValue([Object.create(null)])).toEqual(expect.any(String));
});

import { expect, it } from "vitest";
import { MockCloudFrontError } from "../../src/core/errors.ts";

it("has a name and a code that identify an error of the mock", () => {
  const error = new MockCloudFrontError("CLIENT_NOT_INTERCEPTED", "This mock intercepts no client.");
  expect(error).toBeInstanceOf(Error);
  expect(error.code).toBe("CLIENT_NOT_INTERCEPTED");
  expect(String(error)).toBe("MockCloudFrontError: This mock intercepts no client.");
});

it("has no members of a service error", () => {
  const error = new MockCloudFrontError("CLIENT_NOT_INTERCEPTED", "This mock intercepts no client.");
  expect("$fault" in error || "$metadata" in error).toBe(false);
});

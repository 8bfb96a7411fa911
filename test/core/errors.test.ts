import { expect, it } from "vitest";
import { MockCloudFrontError } from "../../src/core/errors.ts";

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

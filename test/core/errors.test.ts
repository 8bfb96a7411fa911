import { expect, it } from "vitest";
import { MockCloudFrontError } from "../../src/core/errors.ts";

it("has a name and a code that identify an error of the mock", () => {
  const error = new MockCloudFrontError("CLIENT_NOT_INTERCEPTED", "This mock intercepts no client.");
  expect(error).toBeInstanceOf(Error);
  expect(error.code).toBe("CLIENT_NOT_INTERCEPTED");
  expect(String(error)).toBe("MockCloudFrontError [CLIENT_NOT_INTERCEPTED]: This mock intercepts no client.");
});

it("has no members of a service error", () => {
  const error = new MockCloudFrontError("CLIENT_NOT_INTERCEPTED", "This mock intercepts no client.");
  expect("$fault" in error || "$metadata" in error).toBe(false);
});

it("prints its code in the stack, as errors of Node do", () => {
  const error = new MockCloudFrontError("RESTORED", "first line\nsecond line");
  expect(error.stack).toMatch(
    /^MockCloudFrontError \[RESTORED\]: first line\nsecond line\n +at .*errors\.test\.ts/,
  );
  expect(error.name).toBe("MockCloudFrontError");
});

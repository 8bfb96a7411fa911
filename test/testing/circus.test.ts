import { expect, it } from "vitest";
import { listen } from "../../src/testing/circus.ts";

it("says what to do where another runner runs the tests", () => {
  expect(() => listen(() => undefined)).toThrow(
    expect.objectContaining({
      code: "UNKNOWN_RUNNER",
      message: expect.stringMatching(
        /needs jest 30 .*jest-circus.*mockCloudFront\(\), reset\(\) and restore\(\)/,
      ),
    }),
  );
});

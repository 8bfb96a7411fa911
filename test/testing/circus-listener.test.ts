import { expect, it } from "vitest";
import { addCircusListener } from "../../src/testing/circus-listener.ts";

it("addCircusListener says what to do if another runner runs the tests", () => {
  expect(() => addCircusListener(() => undefined)).toThrow(
    expect.objectContaining({
      code: "UNKNOWN_RUNNER",
      message: expect.stringMatching(
        /needs jest 29 .*jest-circus.*mockCloudFront\(\), reset\(\) and restore\(\)/,
      ),
    }),
  );
});

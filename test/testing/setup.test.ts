import { expect, it } from "vitest";
import { prepare } from "../../src/testing/setup.ts";

it("refuses an option without use at once, not when the tests run", () => {
  expect(() => prepare({ accountId: "12" }, "a test")).toThrow("The option accountId is");
  expect(() => prepare({ failOnPendingFaults: "yes" as never }, "a test")).toThrow(
    'The option failOnPendingFaults is "yes"; give true or false.',
  );
});

import { expect, it } from "vitest";
import { prepareMock } from "../../src/testing/setup.ts";

it("prepareMock rejects an invalid option immediately, not when tests run", () => {
  expect(() => prepareMock({ accountId: "12" }, "a test")).toThrow("The option accountId is");
  expect(() => prepareMock({ failOnPendingFaults: "yes" as never }, "a test")).toThrow(
    'The option failOnPendingFaults is "yes"; give true or false.',
  );
});

it("prepareMock names all options, including failOnPendingFaults, if one is unknown", () => {
  expect(() => prepareMock({ failOnPendingFault: true } as never, "a test")).toThrow(
    /no option "failOnPendingFault"\. Did you mean "failOnPendingFaults"\?.* failOnPendingFaults/,
  );
});

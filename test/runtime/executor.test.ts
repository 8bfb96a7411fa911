import { expect, it } from "vitest";
import { assertReport, quickJs } from "../../src/runtime/executor.ts";
import { viewerRequest } from "../../src/runtime.ts";

it("quickJs runs code on an event", () => {
  const report = quickJs.run({
    code: "function handler(event) { console.log('here'); return event.request; }",
    runtime: "cloudfront-js-2.0",
    eventJson: JSON.stringify(viewerRequest({ uri: "/a" })),
    nowMs: 0,
    randomSeed: 1,
  });
  expect(report).toMatchObject({ outcome: { kind: "returned" }, logs: ["here"] });
});

it.each([
  [undefined],
  [null],
  [Promise.resolve()],
  [{}],
  [{ outcome: { kind: "threw" }, logs: [], computeUtilization: 1 }],
  [{ outcome: { kind: "returned" }, logs: "", computeUtilization: 1 }],
])("assertReport rejects the report %o", (report) => {
  const executor = { name: "mine", run: () => report as never };
  expect(() => assertReport(report, executor)).toThrow(TypeError);
  expect(() => assertReport(report, executor)).toThrow(
    /^The executor "mine" returned .*; it must return a RunReport/,
  );
});

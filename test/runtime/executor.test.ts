import { expect, it } from "vitest";
import { quickJs } from "../../src/runtime/executor.ts";
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

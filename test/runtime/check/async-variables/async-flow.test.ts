import { expect, it } from "vitest";
import { checkFunction } from "../../../../src/runtime/check/check-function.ts";
import { measuredFunctions } from "./measured-functions.ts";

const prelude = "const P = () => Promise.resolve('v');\nlet G = 'o';\nfunction GF() { return G; }\n";

function findSeverity(body: string, runtime: "cloudfront-js-1.0" | "cloudfront-js-2.0"): string {
  const findings = checkFunction(`${prelude}async function handler(ev) { ${body} }`, { runtime });
  return findings.find(({ rule }) => rule === "async-closures")?.severity ?? "none";
}

const severities = { same: "none", throws: "error", stale: "warning" };

it.each(measuredFunctions.filter(({ dependsOnEvent }) => !dependsOnEvent))(
  "async-closures agrees with njs ($njs) about `$body`",
  ({ body, njs }) => {
    expect(findSeverity(body, "cloudfront-js-2.0")).toBe(severities[njs]);
  },
);

it.each(measuredFunctions.filter(({ dependsOnEvent }) => dependsOnEvent))(
  "async-closures reports an error that only another event raises in `$body`",
  ({ body }) => {
    expect(findSeverity(body, "cloudfront-js-2.0")).toBe("error");
  },
);

it("async-closures reports nothing in runtime 1.0, which has no async functions", () => {
  expect(measuredFunctions.filter(({ body }) => findSeverity(body, "cloudfront-js-1.0") !== "none")).toEqual(
    [],
  );
});

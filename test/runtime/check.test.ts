import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { checkFunction } from "../../src/runtime/check/check-function.ts";
import { functionRuntimes } from "../../src/runtime/check/runtimes.ts";
import { checkCases } from "./check/check-cases.ts";

interface SyntaxCase {
  readonly id: string;
  readonly code: string;
  /** The verdict of njs 0.4.3 and 0.8.2: `ok`, or the error. */
  readonly "cloudfront-js-1.0": string;
  readonly "cloudfront-js-2.0": string;
}

const cases: SyntaxCase[] = JSON.parse(
  readFileSync(new URL("check/syntax-cases.json", import.meta.url), "utf8"),
);

/** Rules about the run of the code, because the cases are about parsing. Most cases have no `handler`. */
const runtimeRules = ["missing-handler", "undefined-names"];

describe.each(functionRuntimes)("checkFunction for %s", (runtime) => {
  it.each(cases)("returns the measured verdict for $id", ({ code, [runtime]: measured }) => {
    const [first] = checkFunction(code, { runtime }).filter(
      ({ severity, rule }) => severity === "error" && !runtimeRules.includes(rule),
    );
    expect(first?.engineMessage ?? "ok").toBe(measured);
  });
});

it("the fixture has all measured cases", () => {
  expect(cases).toHaveLength(189);
});

it.each(checkCases)("checkFunction agrees with $source ($id)", ({ code, runtime, error, severity }) => {
  const [first] = checkFunction(code, { runtime });
  if (error !== undefined) {
    expect(first?.engineMessage).toBe(error);
  } else {
    expect(first?.severity).toBe(severity);
  }
});

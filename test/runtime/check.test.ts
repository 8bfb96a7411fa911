import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { checkFunction } from "../../src/runtime/check/check-function.ts";
import { functionRuntimes } from "../../src/runtime/check/runtimes.ts";

interface SyntaxCase {
  readonly id: string;
  readonly code: string;
  /** What njs 0.4.3 and 0.8.2 said to it: `ok`, or the text of the refusal. */
  readonly "cloudfront-js-1.0": string;
  readonly "cloudfront-js-2.0": string;
}

const cases: SyntaxCase[] = JSON.parse(
  readFileSync(new URL("check/syntax-cases.json", import.meta.url), "utf8"),
);

/** The cases are about what parses. What runs is another matter: most have no `handler`, and call names of nobody. */
const aboutRunning = ["missing-handler", "undefined-names"];

describe.each(functionRuntimes)("what the engine of %s was measured to say", (runtime) => {
  it.each(cases)("$id", ({ code, [runtime]: measured }) => {
    const [first] = checkFunction(code, { runtime }).filter(
      ({ severity, rule }) => severity === "error" && !aboutRunning.includes(rule),
    );
    expect(first?.engineMessage ?? "ok").toBe(measured);
  });
});

it("the fixture holds all cases", () => {
  expect(cases).toHaveLength(189);
});

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { functionRuntimes } from "../../../src/runtime/check/runtimes.ts";
import { runFunction, viewerRequest } from "../../../src/runtime.ts";

interface SyntaxCase {
  readonly id: string;
  readonly code: string;
  readonly "cloudfront-js-1.0": string;
  readonly "cloudfront-js-2.0": string;
}

const cases: SyntaxCase[] = JSON.parse(
  readFileSync(new URL("../check/syntax-cases.json", import.meta.url), "utf8"),
);

/** What njs accepts and QuickJS, which runs it, does not. docs/guide/running-functions.md names them all. */
const exceptions: Readonly<Record<(typeof functionRuntimes)[number], readonly string[]>> = {
  "cloudfront-js-1.0": [
    "yield-ident",
    "str-octal",
    "tmpl-octal",
    "reserved-interface",
    "reserved-package",
    "reserved-static",
    "reserved-let",
  ],
  "cloudfront-js-2.0": ["yield-ident"],
};

describe.each(functionRuntimes)("code that parses under %s", (runtime) => {
  const accepted = cases.filter((each) => each[runtime] === "ok");

  it("is an id of the fixture", () => {
    expect(accepted.length).toBeGreaterThan(50);
  });

  it.each(accepted)("compiles, or is a known exception: $id", async ({ id, code }) => {
    const { errorMessage } = await runFunction(code, viewerRequest(), { runtime });
    expect(/could not run\. SyntaxError: /.test(errorMessage)).toBe(exceptions[runtime].includes(id));
  });
});

import fc from "fast-check";
import { expect, it } from "vitest";
import { functionRuntimes } from "../../../src/runtime/check/runtimes.ts";
import { checkFunction, type Finding, formatFindings } from "../../../src/runtime.ts";

const runtime = fc.constantFrom(...functionRuntimes);

/** Pieces of JavaScript in any order: near enough to code to reach every corner of the parser. */
const tokens = fc
  .array(
    fc.constantFrom(
      ..."var let const function async await class extends export import return if else for of in do while".split(
        " ",
      ),
      ..."try catch finally throw switch case default break continue new delete typeof yield super this".split(
        " ",
      ),
      ..."( ) { } [ ] ; , . ... ?. ?? => = == + ++ - * ** ??= / ? : a b handler eval arguments Map x 1 1n 1_0".split(
        " ",
      ),
      ..."'s' \"t\" ` ${ /a/ /(/ #p @ é // /* */ <!-- \\".split(" "),
      "\n",
      "\u00a0",
    ),
    { maxLength: 40 },
  )
  .map((pieces) => pieces.join(" "));

const code = fc.oneof(tokens, fc.string({ unit: "binary", maxLength: 200 }), fc.string({ maxLength: 200 }));

function expectSound(findings: readonly Finding[], text: string): void {
  const lines = text.split("\n");
  for (const { severity, line, column, message, rule, engineMessage } of findings) {
    expect(line).toBeGreaterThanOrEqual(1);
    expect(line).toBeLessThanOrEqual(lines.length);
    expect(column).toBeGreaterThanOrEqual(1);
    // One past the last character is where code that ends too early is missing something.
    expect(column).toBeLessThanOrEqual((lines[line - 1] ?? "").length + 1);
    expect(message).not.toBe("");
    expect(rule).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(engineMessage === undefined).toBe(severity === "warning");
  }
  const severities = findings.map(({ severity }) => severity);
  expect(severities).toEqual([...severities].sort());
}

it("checkFunction throws for no string, and every finding is inside the string", () => {
  fc.assert(
    fc.property(code, runtime, (text, name) => {
      const findings = checkFunction(text, { runtime: name });
      expectSound(findings, text);
      expect(formatFindings(findings, text).split("\n\n").length).toBeGreaterThanOrEqual(
        findings.length > 0 ? 1 : 0,
      );
    }),
    { numRuns: 2000 },
  );
});

it("checkFunction throws for no bytes", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), runtime, (bytes, name) => {
      const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
      expectSound(checkFunction(bytes, { runtime: name }), text);
    }),
    { numRuns: 1000 },
  );
});

it("checkFunction returns the same findings for a string and its bytes", () => {
  fc.assert(
    fc.property(tokens, runtime, (text, name) => {
      const findings = checkFunction(text, { runtime: name });
      expect(checkFunction(text, { runtime: name })).toEqual(findings);
      expect(checkFunction(new TextEncoder().encode(text), { runtime: name })).toEqual(findings);
    }),
  );
});

it("lines before the code move its findings down and change nothing else", () => {
  fc.assert(
    fc.property(tokens, fc.nat({ max: 5 }), (text, count) => {
      const moved = checkFunction(`${"\n".repeat(count)}${text}`).filter(
        ({ rule }) => rule !== "missing-handler",
      );
      const still = checkFunction(text).filter(({ rule }) => rule !== "missing-handler");
      expect(moved.map(({ rule, line, column }) => ({ rule, line, column }))).toEqual(
        still.map(({ rule, line, column }) => ({ rule, line: line + count, column })),
      );
    }),
  );
});

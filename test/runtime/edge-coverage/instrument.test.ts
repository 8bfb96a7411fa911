import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { addCounts, type FileCoverage, instrument } from "../../../src/runtime/edge-coverage/instrument.ts";
import { quickJs } from "../../../src/runtime/executor.ts";
import { type FunctionExecutor, runFunction, viewerRequest, viewerResponse } from "../../../src/runtime.ts";
import { examples } from "../../support/example-functions.ts";

const path = "/functions/edge.js";
const code = "function handler(event) {\n  if (event.a) return 1;\n  return event.b || 2;\n}";

describe("instrument", () => {
  it("adds counters to the code and keeps its text", () => {
    const counting = instrument(code, path);
    expect(counting?.code).not.toMatch(/Function|eval/);
    expect(counting?.counters).not.toMatch(/Function|eval/);
  });

  it("returns istanbul's maps", () => {
    const coverage = JSON.parse(instrument(code, path)?.blank ?? "{}");
    expect(coverage).toMatchObject({
      path,
      s: { 0: 0, 1: 0, 2: 0 },
      f: { 0: 0 },
      b: { 0: [0, 0], 1: [0, 0] },
    });
    expect(coverage.statementMap[2]).toEqual({ start: { line: 3, column: 2 }, end: { line: 3, column: 22 } });
    expect(coverage.fnMap[0]).toMatchObject({ name: "handler", line: 1 });
  });

  it("has one counter for each statement, function and path of a branch", () => {
    expect(instrument(code, path)?.length).toBe(3 + 1 + 4);
  });

  it("caches the result by text and path", () => {
    expect(instrument(code, path)).toBe(instrument(code, path));
    expect(instrument(code, path)).not.toBe(instrument(code, "/functions/other.js"));
  });

  it.each([
    ["an import", 'import cf from "cloudfront";\nfunction handler() { return cf; }'],
    ["a directive", '"use strict";\nfunction handler() { return 1; }'],
    ["a name that modules may not have", "var await = 1;\nfunction handler() { return await; }"],
    ["a dollar sign in a replacement's sense", "function handler() { return '$&$1'; }"],
  ])("parses %s", (_, text) => {
    expect(instrument(text, path)?.code).toContain(".s[0]++");
  });

  it("leaves out code that a comment asks istanbul to ignore", () => {
    const hinted = code.replace("  if", "  /* istanbul ignore next */\n  if");
    expect(instrument(hinted, path)?.length).toBe(1 + 1 + 2);
    expect(instrument(`/* istanbul ignore file */\n${code}`, path)).toBeUndefined();
  });

  it("throws with the file that istanbul cannot parse", () => {
    expect(() => instrument("function handler( {", path)).toThrow(
      /^mock-cloudfront: istanbul cannot parse \/functions\/edge\.js to count its coverage: .*Unexpected token/,
    );
  });
});

describe("addCounts", () => {
  it("adds statements, functions and branches, in this order", () => {
    const coverage: FileCoverage = JSON.parse(instrument(code, path)?.blank ?? "{}");
    addCounts(coverage, Uint32Array.of(1, 2, 3, 4, 5, 6, 7, 8));
    addCounts(coverage, Uint32Array.of(1, 1, 1, 1, 1, 1, 1, 1));
    expect(coverage).toMatchObject({ s: { 0: 2, 1: 3, 2: 4 }, f: { 0: 5 }, b: { 0: [6, 7], 1: [8, 9] } });
  });
});

describe.each(examples())("with counters, docs/examples/functions/$name.js", (example) => {
  const { name, runtime, eventType, cases } = example;
  const text = readFileSync(`docs/examples/functions/${name}.js`, "utf8");
  const counting = instrument(text, `/functions/${name}.js`);
  const executor: FunctionExecutor = {
    name: "with counters",
    run: (input) => quickJs.run({ ...input, code: `${counting?.counters}${counting?.code}` }),
  };

  it.each(cases)(
    "does what it does without: $title",
    async ({ event, keyValueStore, distributionTenant }) => {
      const made = eventType === "viewer-request" ? viewerRequest(event) : viewerResponse(event);
      const options = {
        runtime,
        now: new Date(0),
        ...(keyValueStore && { keyValueStore }),
        ...(distributionTenant && { distributionTenant }),
      };
      // Counters use fuel, and move the code to other columns.
      const { computeUtilization, location, codeFrame, ...result } = await runFunction(text, made, options);
      expect(await runFunction(text, made, { ...options, executor })).toMatchObject(result);
    },
  );
});

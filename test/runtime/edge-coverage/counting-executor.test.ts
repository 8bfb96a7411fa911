import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createCountingExecutor } from "../../../src/runtime/edge-coverage/counting-executor.ts";
import { type FunctionExecutor, quickJs } from "../../../src/runtime/executor.ts";
import type { RunInput } from "../../../src/runtime/run/run-input.ts";
import { byIstanbul, collected, collecting, stopCollecting } from "../../support/collecting.ts";
import { rewriteCode, sampleEvent } from "../../support/run.ts";

const path = "/functions/edge.js";
function input(code: string): RunInput {
  return {
    code,
    runtime: "cloudfront-js-2.0",
    eventJson: JSON.stringify(sampleEvent),
    nowMs: 0,
    randomSeed: 1,
  };
}

beforeEach(() => collecting(byIstanbul));
afterEach(stopCollecting);

it.each([
  rewriteCode,
  "function handler() { for (var i = 0; i < 5000; i++) console.log(Math.random()); return {}; }",
  "function handler(e) { return e.no.such; }",
  "function handler() { for (;;); }",
  "function handler() { return { text: handler.toString(), stack: new Error().stack }; }",
])("createCountingExecutor reports what the executor without counters reports: %s", (code) => {
  const { name, run } = createCountingExecutor(quickJs, () => path);
  expect(name).toBe(quickJs.name);
  expect(run(input(code))).toEqual(quickJs.run(input(code)));
});

it("createCountingExecutor counts the file that has the code", () => {
  createCountingExecutor(quickJs, (code) => (code === rewriteCode ? path : undefined)).run(
    input(rewriteCode),
  );
  expect(collected()).toEqual({ [path]: { s: [1, 1, 1, 1], f: [1], b: [[1, 0]] } });
});

it("createCountingExecutor does not count code without a file", () => {
  createCountingExecutor(quickJs, () => undefined).run(input(rewriteCode));
  expect(collected()).toEqual({});
});

it("createCountingExecutor does not look for the file if no runner collects", () => {
  collecting({ enabled: false, provider: "istanbul" });
  const fileOf = vi.fn(() => path);
  createCountingExecutor(quickJs, fileOf).run(input(rewriteCode));
  expect(fileOf).not.toHaveBeenCalled();
  expect(collected()).toEqual({});
});

it("createCountingExecutor counts runs of other executors in this package's engine", () => {
  const report = quickJs.run(input("function handler() { return 'canned'; }"));
  const canned: FunctionExecutor = { name: "canned", run: () => report };
  expect(createCountingExecutor(canned, () => path).run(input(rewriteCode))).toBe(report);
  expect(collected()[path]?.s).toEqual([1, 1, 1, 1]);
});

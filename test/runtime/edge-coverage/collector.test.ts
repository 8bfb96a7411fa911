import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addCoverage, findCollector } from "../../../src/runtime/edge-coverage/collector.ts";
import { type Instrumented, instrument } from "../../../src/runtime/edge-coverage/instrument.ts";
import { byIstanbul, collected, collecting, stopCollecting } from "../../support/collecting.ts";

const path = "/functions/edge.js";
const vitest = { variable: "__VITEST_COVERAGE__", separator: "/" };
function instrumented(code: string): Instrumented {
  const made = instrument(code, path);
  if (!made) {
    throw new Error("nothing to count");
  }
  return made;
}

beforeEach(() => collecting(byIstanbul));
afterEach(stopCollecting);

describe("findCollector", () => {
  it("returns vitest's collector if vitest collects by istanbul", () => {
    expect(findCollector()).toEqual(vitest);
  });

  it("returns undefined if vitest collects no coverage", () => {
    collecting({ enabled: false, provider: "istanbul" });
    expect(findCollector()).toBeUndefined();
  });

  it("throws if vitest collects by V8, and says what to set", () => {
    collecting({ enabled: true, provider: "v8" });
    expect(findCollector).toThrow(
      'coverage of functions needs coverage.provider "istanbul" in vitest\'s configuration, which has "v8"',
    );
  });
});

describe("addCoverage", () => {
  const code = "function handler() { return 1; }";

  it("adds the counts of several runs of a file", () => {
    addCoverage(vitest, instrumented(code), Uint32Array.of(1, 1));
    addCoverage(vitest, instrumented(code), Uint32Array.of(2, 3));
    expect(collected()).toEqual({ [path]: { s: [3], f: [4], b: [] } });
  });

  it("does not change the runner's own entry of the file", () => {
    const own = { path, s: { 0: 7 }, f: { 0: 7 }, b: {} };
    (globalThis as Record<string, unknown>).__VITEST_COVERAGE__ = { [path]: own };
    addCoverage(vitest, instrumented(code), Uint32Array.of(1, 1));
    expect(own).toEqual({ path, s: { 0: 7 }, f: { 0: 7 }, b: {} });
    expect(Object.values(Object(Reflect.get(globalThis, "__VITEST_COVERAGE__")))).toHaveLength(2);
  });

  it("starts from zero if the file was edited", () => {
    addCoverage(vitest, instrumented(code), Uint32Array.of(1, 1));
    addCoverage(vitest, instrumented(`${code} handler();`), Uint32Array.of(1, 0, 1));
    expect(collected()).toEqual({ [path]: { s: [1, 0], f: [1], b: [] } });
  });
});

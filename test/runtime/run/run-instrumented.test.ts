import { describe, expect, it } from "vitest";
import { instrument } from "../../../src/runtime/edge-coverage/instrument.ts";
import type { RunInput } from "../../../src/runtime/run/run-input.ts";
import { runInstrumented } from "../../../src/runtime/run/run-instrumented.ts";
import { rewriteCode, run, runtime1, sampleEvent } from "../../support/run.ts";

const input = {
  runtime: "cloudfront-js-2.0",
  eventJson: JSON.stringify(sampleEvent),
  nowMs: 0,
  randomSeed: 1,
} as const;

/** Counts of statements, functions and branch paths, in this order. */
function count(code: string, options: Partial<RunInput> = {}): number[] {
  const counting = instrument(code, "/functions/edge.js");
  if (!counting) {
    throw new Error("nothing to count");
  }
  return [...runInstrumented(counting, { ...input, code, ...options })];
}

describe("runInstrumented", () => {
  it("counts statements, functions and branches", () => {
    const code = `function handler(event) {
      var uri = event.request.uri;
      if (uri === "/a/") uri = "/b/";
      else uri = "/c/";
      for (var i = 0; i < 3; i++) uri += i;
      return { uri: uri };
    }`;
    expect(count(code)).toEqual([1, 1, 1, 0, 1, 1, 3, 1, 1, 1, 0]);
  });

  it("counts each run separately", () => {
    const code = "var calls = 0; function handler() { calls += 1; return { uri: '/' + calls }; }";
    expect(count(code)).toEqual([1, 1, 1, 1]);
    expect(count(code)).toEqual([1, 1, 1, 1]);
  });

  it("counts under runtime 1.0, with its modules", () => {
    const code = "var crypto = require('crypto'); function handler(e) { return typeof crypto.createHash; }";
    expect(count(code, runtime1)).toEqual([1, 1, 1]);
  });

  it("counts after an import", () => {
    const code = "import qs from 'querystring'; async function handler(e) { await null; return qs && e; }";
    expect(count(code)).toEqual([1, 1, 1, 1, 1]);
  });
});

describe("runInstrumented counts up to the end of a run that", () => {
  it("throws", () => {
    expect(count("function handler(e) { var a = 1; a = e.no.such; return a; }")).toEqual([1, 1, 0, 1]);
  });

  it("throws in top-level code", () => {
    expect(count("var a = 1; a.no.such; function handler() { return a; }")).toEqual([1, 1, 0, 0]);
  });

  it("recurses endlessly", () => {
    const [calls = 0, start] = count("function f() { return f() + 1; } function handler() { return f(); }");
    expect(calls).toBeGreaterThan(100);
    expect(start).toBe(1);
  });

  it("has an endless native loop", () => {
    const code = `function handler() { var s = "${"a".repeat(40)}"; s.replace(/(a+)+b/, ""); return s; }`;
    expect(count(code)).toEqual([1, 1, 0, 1]);
  });

  it("runs out of memory", () => {
    const code = "function handler() { var a = []; for (;;) a.push(new Uint8Array(65536)); }";
    expect(count(code).slice(0, 2)).toEqual([1, 1]);
  });

  it("returns a promise that is never settled", () => {
    expect(count("function handler() { return new Promise(function (done) { done; }); }")).toEqual([
      1, 1, 1, 1,
    ]);
  });
});

describe("runInstrumented of code that the engine cannot compile", () => {
  it("returns zeros", () => {
    expect(count("var yield = 1; function handler() { return yield; }")).toEqual([0, 0, 0]);
  });

  it("throws if the code alone would compile", () => {
    const code = `var a = [${"0,".repeat(1_000_000)}]; ${rewriteCode}`;
    const counting = { code, counters: "new Uint32Array(1)", length: 1 };
    expect(() => runInstrumented(counting, { ...input, code: rewriteCode })).toThrow(
      /^mock-cloudfront: the function is too large for coverage: /,
    );
    expect(runInstrumented(counting, { ...input, code })).toEqual(new Uint32Array(1));
  });
});

describe("the fuel of an instrumented run", () => {
  it("is ten times that of a run, enough for every function that ends in time", () => {
    const code = `function handler() {
      var x = 0;
      for (var i = 0; i < 70000; i++) { if (i % 2) x++; else x = x && 3 || 4; }
      return { uri: "/" + x };
    }`;
    expect(run(code).outcome.kind).toBe("returned");
    const theReturn = 6;
    expect(count(code)[theReturn]).toBe(1);
  });

  it("ends an endless loop at the same count every time", () => {
    const code = "function handler() { var i = 0; for (;;) i++; }";
    const [first, second] = [count(code), count(code)];
    expect(first[2]).toBeGreaterThan(100_000);
    expect(second).toEqual(first);
  });
});

it("counters do not change what the code can observe", () => {
  const code = `function handler() {
    for (var name in globalThis) if (name.indexOf("cov") === 0) return name;
    return null;
  }`;
  const [returnName, returnNull] = count(code).slice(2);
  expect({ returnName, returnNull }).toEqual({ returnName: 0, returnNull: 1 });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { functionRuntimes } from "../../../src/runtime/check/runtimes.ts";
import { computeUtilization } from "../../../src/runtime/run/limits.ts";
import { rewriteCode, run, runBody, runtime1, sampleEvent } from "../../support/run.ts";

const exactFuel = {
  rewrite: { handler: 135, total: 7_606 },
  loop: { handler: 29_654, total: 37_111 },
  hash: { handler: 3_643, total: 8_969 },
  error: { handler: 1_390, total: 6_784 },
  endless: { handler: 2_011_033, total: 2_016_398 },
  pattern: { handler: 2_072_446, total: 2_077_812 },
  earlyRewrite: { handler: 135, total: 6_848 },
};

describe("fuel", () => {
  it("is the same for the same code and event, whatever ran before", () => {
    const body = fc.constantFrom(
      "return event.request;",
      "JSON.parse(JSON.stringify(event)); return event.request;",
      "require('crypto').createHash('md5').update(event.request.uri).digest('hex'); return event.request;",
      "var a = []; for (var i = 0; i < 100; i++) a.push({ i: i }); return event.request;",
      "undefined.a;",
      "while (true) {}",
      "var a = []; for (;;) a.push(new Uint8Array(1000));",
    );
    fc.assert(
      fc.property(body, body, fc.string({ maxLength: 20 }), fc.nat(), (one, other, uri, randomSeed) => {
        const eventJson = JSON.stringify({ ...sampleEvent, request: { ...sampleEvent.request, uri } });
        const first = runBody(one, { eventJson, randomSeed });
        runBody(other);
        expect(runBody(one, { eventJson, randomSeed })).toEqual(first);
      }),
      { numRuns: 40 },
    );
  });

  it("grows by the same amount for each iteration of a loop", () => {
    const loop = (turns: number) =>
      runBody(`var x = 0; for (var i = 0; i < ${turns}; i++) x = (x * 31 + i) | 0; return event.request;`)
        .fuel.handler;
    const perTurn = (loop(2_000) - loop(1_000)) / 1_000;
    expect((loop(3_000) - loop(2_000)) / 1_000).toBeCloseTo(perTurn, 0);
    expect(perTurn).toBeGreaterThan(10);
  });

  it("of the handler excludes top-level code", () => {
    const quiet = run("function handler(event) { return event.request; }").fuel.handler;
    const busy = run(
      "for (var i = 0, x = 0; i < 1000; i++) x += i; function handler(event) { return event.request; }",
    );
    expect(busy.fuel.handler).toBe(quiet);
    expect(busy.fuel.total).toBeGreaterThan(10_000);
  });

  it("is charged for operations of the host", () => {
    const hash = (bytes: number) =>
      runBody(
        `var s = 'x'.repeat(${bytes}); require('crypto').createHash('md5').update(s).digest(); return event.request;`,
      ).fuel.handler;
    expect(hash(20_000) - hash(10_000)).toBeGreaterThan(20_000);
  });

  it("of a handler that never ran is 0", () => {
    expect(run("throw new Error('top'); function handler() {}").fuel.handler).toBe(0);
    expect(run("while (true) {} function handler() {}").fuel.handler).toBe(0);
    expect(run("var a = 1;").fuel.handler).toBe(0);
  });

  it("can be limited by an option", () => {
    const { outcome, fuel } = run(rewriteCode, { limits: { fuel: 1_000 } });
    expect(outcome).toMatchObject({ kind: "limit", which: "cpu" });
    expect(fuel.total).toBeLessThanOrEqual(1_000);
  });
});

// The numbers are the same on every machine and version of Node: a change of them is a change of the engine, and
// moves what users see as ComputeUtilization.
describe("the exact fuel", () => {
  it.each([
    ["a rewrite", rewriteCode, exactFuel.rewrite],
    [
      "a loop of 1,000 turns",
      "function handler(e) { var x = 0; for (var i = 0; i < 1000; i++) x = (x * 31 + i) | 0; return e.request; }",
      exactFuel.loop,
    ],
    [
      "a hash",
      "function handler(e) { return [require('crypto').createHash('sha256').update(e.request.uri).digest('hex')]; }",
      exactFuel.hash,
    ],
    ["an error", "function handler(e) { return e.a.b; }", exactFuel.error],
    ["an endless loop", "function handler() { while (true) {} }", exactFuel.endless],
    [
      "a catastrophic pattern",
      "function handler() { return /^(a+)+$/.test('a'.repeat(40) + 'b'); }",
      exactFuel.pattern,
    ],
  ])("of %s", (_name, code, fuel) => {
    expect(run(code).fuel).toEqual(fuel);
  });

  it("of a rewrite under 1.0", () => {
    expect(run(rewriteCode, runtime1).fuel).toEqual(exactFuel.earlyRewrite);
  });
});

describe("computeUtilization", () => {
  it.each([
    [0, "cloudfront-js-2.0", 0],
    [1, "cloudfront-js-2.0", 24],
    [100, "cloudfront-js-2.0", 24],
    [150_000, "cloudfront-js-2.0", 32],
    [750_000, "cloudfront-js-2.0", 62],
    [1_500_000, "cloudfront-js-2.0", 100],
    [3_000_000, "cloudfront-js-2.0", 100],
    [0, "cloudfront-js-1.0", 0],
    [1, "cloudfront-js-1.0", 15],
    [1_500_000, "cloudfront-js-1.0", 100],
  ] as const)("of %i fuel under %s is %i", (fuel, runtime, utilization) => {
    expect(computeUtilization(fuel, runtime)).toBe(utilization);
  });

  it("never falls as fuel rises, and stays between 0 and 100", () => {
    fc.assert(
      fc.property(
        fc.nat(4_000_000),
        fc.nat(4_000_000),
        fc.constantFrom(...functionRuntimes),
        (a, b, runtime) => {
          const [low, high] = [Math.min(a, b), Math.max(a, b)].map((fuel) =>
            computeUtilization(fuel, runtime),
          ) as [number, number];
          expect(low).toBeLessThanOrEqual(high);
          expect(Number.isInteger(low) && low >= 0 && high <= 100).toBe(true);
        },
      ),
    );
  });

  it("of a rewrite is in the range of the published figures: 10 to 21 under 1.0, 21 to 31 under 2.0", () => {
    const { computeUtilization: early } = run(rewriteCode, runtime1);
    expect(early).toBeGreaterThanOrEqual(10);
    expect(early).toBeLessThanOrEqual(21);
    const { computeUtilization: late } = run(rewriteCode);
    expect(late).toBeGreaterThanOrEqual(21);
    expect(late).toBeLessThanOrEqual(31);
  });
});

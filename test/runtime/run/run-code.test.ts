import { describe, expect, it } from "vitest";
import { errorOf, evaluate, rewriteCode, run, runBody, runtime1, sampleEvent } from "../../support/run.ts";

describe("runCode", () => {
  it("gives back what the handler returned, as JSON text", () => {
    const { outcome } = run(rewriteCode);
    expect(outcome).toEqual({
      kind: "returned",
      json: JSON.stringify({ ...sampleEvent.request, uri: "/a/index.html" }),
    });
  });

  it("waits for the promise of an async handler", () => {
    const { outcome } = run("async function handler(event) { await null; return { uri: '/b' }; }");
    expect(outcome).toEqual({ kind: "returned", json: '{"uri":"/b"}' });
  });

  it("finds a handler that is a constant", () => {
    const { outcome } = run("const handler = event => ({ uri: '/c' });");
    expect(outcome).toEqual({ kind: "returned", json: '{"uri":"/c"}' });
  });

  it("says that there is no handler", () => {
    expect(errorOf(run("function main() {}"))).toBe('ReferenceError: "handler" is not defined');
  });

  it.each(["undefined", "handler", "Symbol.iterator"])("answers no JSON for %s", (value) => {
    expect(runBody(`return ${value};`).outcome).toEqual({ kind: "returned", json: undefined });
  });

  it("tells the line of an error in the function's own code", () => {
    const { outcome } = run(
      "function helper(e) {\n  return e.foo.bar;\n}\nfunction handler(e) {\n  return helper(e);\n}",
    );
    expect(outcome).toMatchObject({ kind: "threw", line: 2 });
  });

  it("keeps the line right behind an import over two lines", () => {
    const { outcome } = run('import crypto\n  from "crypto";\nfunction handler(e) {\n  return e.foo.bar;\n}');
    expect(outcome).toMatchObject({ kind: "threw", line: 4 });
  });

  it.each(["function require() { return 'mine'; }", "var require = null;", "const require = 1;"])(
    "imports a module whatever %s declares",
    (declaration) => {
      const code = `${declaration}\nimport qs from 'querystring';\nfunction handler() { return [typeof qs.parse]; }`;
      expect(run(code).outcome).toEqual({ kind: "returned", json: '["function"]' });
    },
  );

  it("lets no code change what an import is", () => {
    const code = `try { globalThis['import·'] = null; } catch (e) {}
      import qs from 'querystring';
      function handler() { return [typeof qs.parse, globalThis['import·'] === null]; }`;
    expect(run(code).outcome).toEqual({ kind: "returned", json: '["function",true]' });
  });

  it("runs top-level code anew for every event", () => {
    const code = "var count = 0; function handler() { count += 1; return { count: count }; }";
    expect([run(code), run(code)].map(({ outcome }) => outcome)).toEqual(
      Array(2).fill({ kind: "returned", json: '{"count":1}' }),
    );
  });

  it("is strict whatever the code says", () => {
    expect(errorOf(runBody("undeclared = 1;"))).toBe('ReferenceError: "undeclared" is not defined');
    expect(evaluate("(function () { return this === undefined; })()")).toBe(true);
  });

  it.each([
    [
      "a promise that is rejected",
      "async function handler() { throw new TypeError('no'); }",
      "TypeError: no",
    ],
    ["a rejection with undefined", "async function handler() { throw undefined; }", "undefined"],
    ["a string that is thrown", "function handler() { throw 'a string'; }", "a string"],
    ["an object that is thrown", "function handler() { throw { a: 1 }; }", "[object Object]"],
    ["an error at top level", "throw new Error('top'); function handler() {}", "Error: top"],
  ])("reports %s", (_name, code, message) => {
    expect(errorOf(run(code))).toBe(message);
  });

  it("takes no error of the function's own for the end of its time", () => {
    expect(runBody("throw new InternalError('interrupted');").outcome).toEqual({
      kind: "threw",
      message: "InternalError: interrupted",
      line: 2,
    });
  });

  it("tells apart a promise that is never settled", () => {
    const { outcome } = run("async function handler() { await new Promise(function () {}); }");
    expect(outcome).toMatchObject({ kind: "limit", which: "unsettled" });
  });

  it("takes an object with a then method for a value, as it is no promise", () => {
    const { outcome } = run("function handler() { return { then: 1, statusCode: 200 }; }");
    expect(outcome).toEqual({ kind: "returned", json: '{"then":1,"statusCode":200}' });
  });

  it("has a clock that stands at the time given", () => {
    expect(evaluate("[Date.now(), new Date().getTime()]", { nowMs: 1_234_567_890_123 })).toEqual([
      1_234_567_890_123, 1_234_567_890_123,
    ]);
  });

  it("draws the same random numbers from the same seed, others from another", () => {
    const draw = (randomSeed: number) => evaluate("[Math.random(), Math.random()]", { randomSeed });
    expect(draw(5)).toEqual(draw(5));
    expect(draw(5)).not.toEqual(draw(6));
    expect(new Set(draw(5) as number[]).size).toBe(2);
  });

  it("stands in UTC", () => {
    expect(evaluate("[new Date(0).getHours(), new Date(0).getTimezoneOffset()]")).toEqual([0, 0]);
  });

  it("throws what a store throws, since that is no fault of the guest", () => {
    const stores = {
      associated: "s",
      read(): never {
        throw new Error("the store is broken");
      },
    };
    const code = 'import cf from "cloudfront"; function handler() { cf.kvs(); }';
    expect(() => run(code, { stores })).toThrow("the store is broken");
    expect(run(rewriteCode).outcome.kind).toBe("returned");
  });

  it("refuses to be run from inside a run", () => {
    const stores = {
      associated: "s",
      read: () => {
        run(rewriteCode);
        return undefined;
      },
    };
    const code = 'import cf from "cloudfront"; function handler() { cf.kvs(); }';
    expect(() => run(code, { stores })).toThrow(/from inside the run of another/);
    expect(run(rewriteCode).outcome.kind).toBe("returned");
  });

  it("runs the two runtimes side by side", () => {
    expect(evaluate("typeof Buffer", runtime1)).toBe("undefined");
    expect(evaluate("typeof Buffer")).toBe("function");
    expect(evaluate("typeof Buffer", runtime1)).toBe("undefined");
  });
});

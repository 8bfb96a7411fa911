import { describe, expect, it } from "vitest";
import { errorOf, evaluate, rewriteCode, run, runBody, runtime1, sampleEvent } from "../../support/run.ts";

describe("runCode", () => {
  it("returns the handler's result as JSON", () => {
    const { outcome } = run(rewriteCode);
    expect(outcome).toEqual({
      kind: "returned",
      json: JSON.stringify({ ...sampleEvent.request, uri: "/a/index.html" }),
    });
  });

  it("awaits the promise of an async handler", () => {
    const { outcome } = run("async function handler(event) { await null; return { uri: '/b' }; }");
    expect(outcome).toEqual({ kind: "returned", json: '{"uri":"/b"}' });
  });

  it("finds a handler that is a constant", () => {
    const { outcome } = run("const handler = event => ({ uri: '/c' });");
    expect(outcome).toEqual({ kind: "returned", json: '{"uri":"/c"}' });
  });

  it("reports a missing handler", () => {
    expect(errorOf(run("function main() {}"))).toBe('ReferenceError: "handler" is not defined');
  });

  it.each(["undefined", "handler", "Symbol.iterator"])(
    "returns undefined for %s, which JSON cannot express",
    (value) => {
      expect(runBody(`return ${value};`).outcome).toEqual({ kind: "returned", json: undefined });
    },
  );

  it("reports the line of an error in the function's code", () => {
    const { outcome } = run(
      "function helper(e) {\n  return e.foo.bar;\n}\nfunction handler(e) {\n  return helper(e);\n}",
    );
    expect(outcome).toMatchObject({ kind: "threw", line: 2 });
  });

  it("reports the right line after an import over two lines", () => {
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

  it("does not let code redefine imports", () => {
    const code = `try { globalThis['import·'] = null; } catch (e) {}
      import qs from 'querystring';
      function handler() { return [typeof qs.parse, globalThis['import·'] === null]; }`;
    expect(run(code).outcome).toEqual({ kind: "returned", json: '["function",true]' });
  });

  it("runs top-level code again for every event", () => {
    const code = "var count = 0; function handler() { count += 1; return { count: count }; }";
    expect([run(code), run(code)].map(({ outcome }) => outcome)).toEqual(
      Array(2).fill({ kind: "returned", json: '{"count":1}' }),
    );
  });

  it("runs code in strict mode without a directive", () => {
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

  it("distinguishes an error with the message of a timeout from a timeout", () => {
    expect(runBody("throw new InternalError('interrupted');").outcome).toEqual({
      kind: "threw",
      message: "InternalError: interrupted",
      line: 2,
      location: { line: 2, column: 11 },
    });
  });

  it("reports a promise that is never settled", () => {
    const { outcome } = run("async function handler() { await new Promise(function () {}); }");
    expect(outcome).toMatchObject({ kind: "limit", which: "unsettled" });
  });

  it("returns an object with a then method, which is not a promise", () => {
    const { outcome } = run("function handler() { return { then: 1, statusCode: 200 }; }");
    expect(outcome).toEqual({ kind: "returned", json: '{"then":1,"statusCode":200}' });
  });

  it("stops the clock at the given time", () => {
    expect(evaluate("[Date.now(), new Date().getTime()]", { nowMs: 1_234_567_890_123 })).toEqual([
      1_234_567_890_123, 1_234_567_890_123,
    ]);
  });

  it("generates random numbers from the seed", () => {
    const draw = (randomSeed: number) => evaluate("[Math.random(), Math.random()]", { randomSeed });
    expect(draw(5)).toEqual(draw(5));
    expect(draw(5)).not.toEqual(draw(6));
    expect(new Set(draw(5) as number[]).size).toBe(2);
  });

  it("uses the time zone UTC", () => {
    expect(evaluate("[new Date(0).getHours(), new Date(0).getTimezoneOffset()]")).toEqual([0, 0]);
  });

  it("throws the error of a store, which is not a failure of the function", () => {
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

  it("throws if it is called during a run", () => {
    const stores = {
      associated: "s",
      read: () => {
        run(rewriteCode);
        return undefined;
      },
    };
    const code = 'import cf from "cloudfront"; function handler() { cf.kvs(); }';
    expect(() => run(code, { stores })).toThrow(/during the run of another function/);
    expect(run(rewriteCode).outcome.kind).toBe("returned");
  });

  it("runs the two runtimes alternately", () => {
    expect(evaluate("typeof Buffer", runtime1)).toBe("undefined");
    expect(evaluate("typeof Buffer")).toBe("function");
    expect(evaluate("typeof Buffer", runtime1)).toBe("undefined");
  });
});

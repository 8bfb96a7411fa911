import { describe, expect, it } from "vitest";
import { run, runBody, runtime1, runtime2 } from "../../support/run.ts";

/** Returns the message that a catch block sees, and the message of the failed run. */
function getMessages(code: string, runtime = runtime2) {
  const caught = runBody(`try { ${code}; } catch (e) { return [String(e)]; }`, runtime).outcome;
  const { outcome } = runBody(code, runtime);
  return {
    caught: caught.kind === "returned" ? JSON.parse(caught.json ?? "[]")[0] : caught.kind,
    failed: outcome.kind === "threw" ? outcome.message : outcome.kind,
  };
}

describe("the message of an error", () => {
  it.each([
    ["event.foo(event.request.uri.toLowerCase())", '(intermediate value)["foo"] is not a function'],
    ["event.request\n  .get('x')", '(intermediate value)["get"] is not a function'],
    ["event['a b'](1)", '(intermediate value)["a b"] is not a function'],
    ["event.foo(String(event.bar))", '(intermediate value)["foo"] is not a function'],
    ["[1].at(0).foo()", '(intermediate value)["at"] is not a function'],
    ["var n = 5; n(event.request)", "number is not a function"],
    ["var n = true; n()", "boolean is not a function"],
    ["var n = []; n()", "array is not a function"],
    ["var n = new Date(); n()", "date is not a function"],
    ["var n = /a/; n()", "regexp is not a function"],
    ["undefined()", "undefined is not a function"],
    ["new 5", "number is not a function"],
    ["new (() => 1)()", "function is not a constructor"],
    ["new Math.max()", "function is not a constructor"],
    ["true.x = 1", "property set on primitive boolean type"],
    ["var s = 'x'; s.y = 1", "property set on primitive string type"],
    ["'a' in 5", 'property "in" on primitive number type'],
    ["Object.entries(undefined)", "cannot convert undefined argument to object"],
    ["Object.assign(null, {})", "cannot convert null or undefined to object"],
    ["Object.create(5)", "prototype may only be an object or null: number"],
    ["var o = Object.freeze({}); o.abc = 1", 'Cannot add property "abc", object is not extensible'],
    ["var o = Object.freeze({ k: 1 }), n = 'k'; delete o[n]", 'Cannot delete property "k" of object'],
    ["Object.freeze([1]).push(2)", 'Cannot add property "1", object is not extensible'],
    ["[3].sort(1)", "comparefn must be callable or undefined"],
    ["[1].filter(5)", "callback argument is not callable"],
    ["new Promise(1)", "unexpected arguments"],
    ["TextDecoder()", "Constructor of TextDecoder requires 'new'"],
    ["Buffer('a')", "Buffer is not a constructor"],
  ])("is njs's for %s", (code, message) => {
    expect(getMessages(code)).toEqual({ caught: `TypeError: ${message}`, failed: `TypeError: ${message}` });
  });

  it.each([
    ["null.a", 'TypeError: cannot get property "a" of undefined'],
    ["[1].map(5)", "TypeError: unexpected iterator arguments"],
    ["missing.x", 'ReferenceError: "missing" is not defined in 2'],
  ])("is that of njs 0.4.3 in runtime 1.0 for %s", (code, message) => {
    expect(getMessages(code, runtime1)).toEqual({ caught: message, failed: message });
  });

  it("is not changed if the function creates the error", () => {
    expect(getMessages("throw new TypeError('not a function')").caught).toBe("TypeError: not a function");
  });

  it("is complete for errors in promises", () => {
    const { outcome } = run("async function handler(event) { await null; event.foo(); }");
    expect(outcome).toMatchObject({
      kind: "threw",
      message: 'TypeError: (intermediate value)["foo"] is not a function',
      location: { line: 1, column: 51 },
    });
  });
});

describe("the location of a failure", () => {
  it("is the place in the function's code", () => {
    const code = "function handler(event) {\n  var a = 1;\n  return event.request.foo();\n}";
    expect(run(code).outcome).toMatchObject({ line: 3, location: { line: 3, column: 24 } });
  });

  it("is the place of an endless loop", () => {
    const code = "function handler() {\n  var i = 0;\n  for (;;) {\n    i += 1;\n  }\n}";
    expect(run(code).outcome).toMatchObject({ kind: "limit", which: "cpu", location: { line: 3 } });
  });
});

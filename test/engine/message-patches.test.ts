import { describe, expect, it } from "vitest";
import { errorOf, evaluate, runBody, runtime1 } from "../support/run.ts";

/** Measured against njs 0.8.2, which runtime 2.0 was found to be. */
const messageCases: readonly (readonly [code: string, text: string])[] = [
  ["undefined.a", 'TypeError: cannot get property "a" of undefined'],
  ["null.a", 'TypeError: cannot get property "a" of null'],
  ["event.request.headers.nope.value", 'TypeError: cannot get property "value" of undefined'],
  ["undefined.a = 1", "TypeError: property set on primitive undefined type"],
  ["null.a = 1", "TypeError: property set on primitive null type"],
  ["zzz", 'ReferenceError: "zzz" is not defined'],
  ["new URL('https://example.com')", 'ReferenceError: "URL" is not defined'],
  ["a; let a = 1", "ReferenceError: cannot access variable before initialization"],
  ["const a = 1; a = 2", "TypeError: assignment to constant variable"],
  [
    "var o = Object.freeze({ b: 1 }); o.b = 2",
    'TypeError: Cannot assign to read-only property "b" of object',
  ],
  ["var f; f()", "TypeError: undefined is not a function"],
  ["var o = {}; o.f()", 'TypeError: (intermediate value)["f"] is not a function'],
  [
    "event.request\n  .uri.localeCompare('b')",
    'TypeError: (intermediate value)["localeCompare"] is not a function',
  ],
  ["[1].map(2)", "TypeError: callback argument is not callable"],
  ["new Math.max()", "TypeError: function is not a constructor"],
  ["1 instanceof 2", "TypeError: right argument is not callable"],
  ["Object.create(null) + ''", "TypeError: Cannot convert object to primitive value"],
  ["var a = {}; a.a = a; JSON.stringify(a)", "TypeError: Nested too deep or a cyclic structure"],
  ["JSON.parse('')", "SyntaxError: Unexpected end of input at position 0"],
  ["JSON.parse('{\"a\":x}')", "SyntaxError: Unexpected token at position 5"],
  ["decodeURIComponent('%')", "URIError: malformed URI"],
  ["decodeURIComponent('%ff')", "URIError: malformed URI"],
  ["new Array(-1)", "RangeError: Invalid array length"],
  ["(function f() { f(); })()", "RangeError: Maximum call stack size exceeded"],
  ["require('fs')", 'Error: Cannot find module "fs"'],
  ["require('crypto').createHash('sha512')", 'TypeError: not supported algorithm: "sha512"'],
  ["require('crypto').createHash('md5').digest('zzz')", 'TypeError: Unknown digest encoding: "zzz"'],
  ["var h = require('crypto').createHash('md5'); h.digest(); h.digest()", "Error: Digest already called"],
  ["require('crypto').createHash('md5').update(1)", "TypeError: data is not a string or Buffer-like object"],
  ["eval('1')", "InternalError: Not implemented"],
];

describe("the message of an error", () => {
  it.each(messageCases)("%s", (code, text) => {
    expect(errorOf(runBody(code))).toBe(text);
  });

  it.each(
    messageCases.filter(([, text]) => !text.includes("intermediate value") && !text.includes("callback")),
  )("a caught error says so too: %s", (code, text) => {
    const caught = runBody(`try { ${code} } catch (e) { return String(e); }`).outcome;
    expect(caught).toEqual({ kind: "returned", json: JSON.stringify(text) });
  });

  it("has a line under 1.0 for an undeclared name only", () => {
    expect(errorOf(runBody("zzz", runtime1))).toBe('ReferenceError: "zzz" is not defined in 2');
    expect(errorOf(runBody("undefined.a", runtime1))).toBe('TypeError: cannot get property "a" of undefined');
    expect(errorOf(runBody("require('crypto').createHash('md5').update(1)", runtime1))).toBe(
      "TypeError: data must be a string",
    );
  });

  it("is unchanged for errors that the function throws", () => {
    expect(errorOf(runBody("throw new TypeError('not a function')"))).toBe("TypeError: not a function");
    expect(errorOf(runBody("throw new Error('\"x\" is read-only')"))).toBe('Error: "x" is read-only');
  });

  it("comes without a stack", () => {
    expect(evaluate("new Error('m').stack === undefined && !('stack' in Error.prototype)")).toBe(true);
  });
});

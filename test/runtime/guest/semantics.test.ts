import { describe, expect, it } from "vitest";
import { errorOf, evaluate, runBody, runtime1, runtime2 } from "../../support/run.ts";

/** An expression, and what runtime 1.0 and 2.0 make of it. Measured against njs 0.4.3 and 0.8.2. */
const semanticsCases: readonly (readonly [expression: string, early: unknown, late: unknown])[] = [
  ["'abc'.match(/z/g)", [], []],
  ["'abc'.match(/z/)", null, null],
  ["'abc'.match('z')", null, null],
  ["'aba'.match(/a/g)", ["a", "a"], ["a", "a"]],
  ["(function () { var r = /b/g; return [r.test('ab'), r.test('ab')]; })()", [true, true], [true, false]],
  ["'a1b2'.split(/(\\d)/)", ["a", "b", ""], ["a", "1", "b", "2", ""]],
  ["'a1b2c'.split(/\\d/, 2)", ["a", "b"], ["a", "b"]],
  ["'a,b'.split(',')", ["a", "b"], ["a", "b"]],
  ["'ß'.toUpperCase()", "ß", "ß"],
  ["'straße'.toUpperCase()", "STRAßE", "STRAßE"],
  ["'éa'.toUpperCase()", "ÉA", "ÉA"],
  ["'İ'.toLowerCase()", "i", "i"],
  ["String(function (a) { return a; })", "[object Function]", "[object Function]"],
  ["String(Math.max)", "[object Function]", "[object Function]"],
  ["new Date(0).toString()", "Thu Jan 01 1970 00:00:00 GMT+0000", "Thu Jan 01 1970 00:00:00 GMT+0000"],
  ["new Date(0).toLocaleString()", "Thu Jan 01 1970 00:00:00 GMT+0000", "Thu Jan 01 1970 00:00:00 GMT+0000"],
  ["new Date('2024-01-05 07:28:00').getTime()", null, null],
  ["Date.parse('Jan 5 2024')", null, null],
  ["Date.parse('2024-01-05T07:28:00Z')", 1704439680000, 1704439680000],
  ["Date.parse('2024-01-05')", 1704412800000, 1704412800000],
  ["Date.parse('Fri, 05 Jan 2024 07:28:00 GMT')", 1704439680000, 1704439680000],
  ["Date.parse(new Date(0).toUTCString())", 0, 0],
  ["Date.parse(new Date(0).toString())", 0, 0],
  ["new Date(2024, 0, 5).toISOString()", "2024-01-05T00:00:00.000Z", "2024-01-05T00:00:00.000Z"],
  ["new Date(new Date(5)).getTime()", 5, 5],
  ["new Date({ valueOf: function () { return 5; } }).getTime()", 5, 5],
  ["new Date(null).getTime()", 0, 0],
  ["new Date(undefined).getTime()", null, null],
  ["typeof Date()", "string", "string"],
  ["new Date() instanceof Date", true, true],
  ["Date.prototype.constructor === Date && Date.length === 7 && Date.name === 'Date'", true, true],
  ["new Error('m').stack === undefined", true, true],
  ["typeof Array.from", "undefined", "function"],
  ["typeof Symbol.for", "function", "function"],
  ["'a-b'.replace(/-/g, '+')", "a+b", "a+b"],
  ["/(?<year>\\d+)/.exec('in 2024').groups.year", "2024", "2024"],
  ["2 ** 10", 1024, 1024],
  ["JSON.stringify({ a: [1, 'x'] })", '{"a":[1,"x"]}', '{"a":[1,"x"]}'],
];

const jsonErrors: readonly (readonly [expression: string, message: string])[] = [
  ["JSON.parse(undefined)", "SyntaxError: Unexpected token at position 0"],
  ["JSON.parse({})", "SyntaxError: Unexpected token at position 1"],
  ["JSON.parse([])", "SyntaxError: Unexpected end of input at position 0"],
  ["JSON.parse('{\"a\":')", "SyntaxError: Unexpected end of input at position 5"],
];

describe.each([runtime1, runtime2])("under $runtime", (options) => {
  it.each(jsonErrors)("%s throws njs's message", (expression, message) => {
    expect(errorOf(runBody(`${expression};`, options))).toBe(message);
  });

  it("JSON.parse converts its argument to a string", () => {
    expect(evaluate("JSON.parse({ toString: function () { return '[1]'; } })", options)).toEqual([1]);
    expect(evaluate("[JSON.parse(null), JSON.parse(5)]", options)).toEqual([null, 5]);
  });
});

it("JSON.parse of a Buffer throws njs's message", () => {
  expect(errorOf(runBody("JSON.parse(Buffer.from('{'));"))).toBe(
    "SyntaxError: Unexpected end of input at position 1",
  );
});

describe("runtime 1.0", () => {
  it.each(semanticsCases)("%s", (expression, early) => {
    expect(evaluate(expression, runtime1)).toEqual(early);
  });
});

describe("runtime 2.0", () => {
  it.each(semanticsCases)("%s", (expression, _early, late) => {
    expect(evaluate(expression, runtime2)).toEqual(late);
  });
});

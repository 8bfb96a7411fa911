import { describe, expect, it } from "vitest";
import { runBody } from "../../../support/run.ts";

function logsOf(body: string, limits = {}) {
  return runBody(`${body}\nreturn event.request;`, { limits }).logs;
}

describe("console.log", () => {
  it.each([
    ["console.log('a');", ["a"]],
    ["console.log('a'); console.log('b');", ["a", "b"]],
    [
      "console.log(1); console.log(true); console.log(null); console.log();",
      ["1", "true", "null", "undefined"],
    ],
    ["console.log({}); console.log([1, 2]);", ["{}", "[1,2]"]],
    // seen: the query string of an event (tech.enechange.co.jp/entry/2022/05/31/161435)
    ["console.log({ key1: { value: 'A' }, n: [1, null, true] });", ["{key1:{value:'A'},n:[1,null,true]}"]],
    ["console.log([1, 'a', [2], undefined, , 3]);", ["[1,'a',[2],undefined,<empty>,3]"]],
    ["console.log(new Error('x'));", ["Error: x"]],
    [
      "console.log(new Date(0)); console.log([new Date(NaN)]);",
      ["1970-01-01T00:00:00.000Z", "[Invalid Date]"],
    ],
    ["var o = { a: 1 }; o.self = o; console.log(o);", ["{a:1,self:[Circular]}"]],
    [
      "console.log({ f: function foo() {}, r: /a/g, s: Object('x') });",
      ["{f:[Function: foo],r:/a/g,s:[String: 'x']}"],
    ],
    ["console.log({ get g() { throw 1; } });", ["{g:[Getter]}"]],
    [
      "console.log(Buffer.from('ab')); console.log(new Uint16Array(2));",
      ["Buffer [97,98]", "Uint16Array [0,0]"],
    ],
    ["console.log(Symbol('s')); console.log(-0.5);", ["Symbol(s)", "-0.5"]],
    ["console.log('two\\nlines');", ["two\nlines"]],
  ])("%s", (body, lines) => {
    expect(logsOf(body)).toEqual(lines);
  });

  it("prints its first argument only", () => {
    expect(logsOf("console.log('a', 'b');")).toEqual(["a"]);
  });

  it("returns the lines of a run that fails", () => {
    const report = runBody("console.log('before'); throw new Error('x');");
    expect(report.logs).toEqual(["before"]);
  });

  it("stops at 10 KB over all lines", () => {
    const lines = logsOf("for (var i = 0; i < 20; i++) console.log('x'.repeat(1000));");
    expect(lines.join("")).toHaveLength(10_240);
    expect(lines).toHaveLength(11);
  });

  it("stops without splitting a character", () => {
    expect(logsOf("console.log('aé€'); console.log('b');", { logBytes: 4 })).toEqual(["aé"]);
  });

  it("stops at the limit of lines", () => {
    expect(logsOf("for (var i = 0; i < 50; i++) console.log(i);", { logLines: 3 })).toEqual(["0", "1", "2"]);
  });
});

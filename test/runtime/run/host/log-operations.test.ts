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
    ["console.log({}); console.log([1, 2]);", ["[object Object]", "1,2"]],
    ["console.log(new Error('x'));", ["Error: x"]],
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

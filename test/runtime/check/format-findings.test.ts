import { expect, it } from "vitest";
import { checkFunction, type Finding, formatFindings } from "../../../src/runtime.ts";

function warningAt(line: number, column: number): Finding {
  return { severity: "warning", rule: "a-rule", message: "look here", line, column };
}

it("formatFindings shows the line, the lines next to it and the runtime's message", () => {
  const code = "function handler(event) {\n  return event?.request;\n}";
  expect(formatFindings(checkFunction(code), code)).toBe(
    [
      "error: runtime 2.0 has no `?.`; write `a && a.b` for `a?.b`",
      '  SyntaxError: Unexpected token ";" in 2',
      "  at 2:24 (optional-chaining)",
      "  1 | function handler(event) {",
      "> 2 |   return event?.request;",
      "    |                        ^",
      "  3 | }",
    ].join("\n"),
  );
});

it("formatFindings separates findings by an empty line", () => {
  const code = "a\nb";
  expect(formatFindings([warningAt(1, 1), warningAt(2, 2)], code)).toBe(
    [
      "warning: look here",
      "  at 1:1 (a-rule)",
      "> 1 | a",
      "    | ^",
      "  2 | b",
      "",
      "warning: look here",
      "  at 2:2 (a-rule)",
      "  1 | a",
      "> 2 | b",
      "    |  ^",
    ].join("\n"),
  );
});

it("formatFindings aligns line numbers", () => {
  const code = Array.from({ length: 11 }, (_, index) => `line${index + 1}`).join("\n");
  expect(
    formatFindings([warningAt(9, 1)], code)
      .split("\n")
      .slice(2),
  ).toEqual(["   8 | line8", ">  9 | line9", "     | ^", "  10 | line10"]);
});

it("formatFindings shows a tab as two spaces and keeps the position of the caret", () => {
  expect(
    formatFindings([warningAt(1, 4)], "\t\tvar x;\r\n")
      .split("\n")
      .slice(2),
  ).toEqual(["> 1 |     var x;", "    |      ^", "  2 |"]);
});

it("formatFindings shows a part of a long line", () => {
  const code = `${"a".repeat(300)}X${"b".repeat(300)}`;
  const [row = "", pointer = ""] = formatFindings([warningAt(1, 301)], code)
    .split("\n")
    .slice(2);
  expect(row).toBe(`> 1 | …${"a".repeat(50)}X${"b".repeat(49)}…`);
  expect(pointer.indexOf("^")).toBe(row.indexOf("X"));
});

it.each([
  [1, "…", ""],
  [600, "", "…"],
])("shows the end of a long line where the finding is at column %i", (column, right, left) => {
  const code = `${"a".repeat(300)}${"b".repeat(300)}`;
  const [row = "", pointer = ""] = formatFindings([warningAt(1, column)], code)
    .split("\n")
    .slice(2);
  expect(row).toBe(`> 1 | ${left}${(column === 1 ? "a" : "b").repeat(100)}${right}`);
  expect(pointer).toBe(`    | ${" ".repeat(column === 1 ? 0 : 100)}^`);
});

it("formatFindings cuts the lines next to a long line at the same column", () => {
  const code = `${"a".repeat(300)}\nshort`;
  expect(
    formatFindings([warningAt(1, 300)], code)
      .split("\n")
      .slice(2),
  ).toEqual([`> 1 | …${"a".repeat(100)}`, `    | ${" ".repeat(100)}^`, "  2 | …"]);
});

it("formatFindings removes control characters", () => {
  const red = "\u001b[31m";
  expect(formatFindings([warningAt(1, 1)], `${red}a`)).not.toContain(red);
});

it("formatFindings shows 20 findings at most, and counts the others", () => {
  const code = Array.from({ length: 23 }, (_, index) => `class A${index} {}\n`).join("");
  const frames = formatFindings(checkFunction(code), code).split("\n\n");
  expect(frames).toHaveLength(21);
  expect(frames[19]).toContain("at 20:1 (classes)");
  expect(frames[20]).toBe(`and ${checkFunction(code).length - 20} more`);
});

it("formatFindings accepts the code as bytes", () => {
  const code = "class É {}";
  const findings = checkFunction(code);
  expect(formatFindings(findings, new TextEncoder().encode(code))).toBe(formatFindings(findings, code));
});

it("formatFindings returns an empty string for no findings", () => {
  expect(formatFindings([], "")).toBe("");
});

it("formatFindings points after the end of code that ends too early", () => {
  const code = "function handler(event) {";
  expect(formatFindings(checkFunction(code), code)).toBe(
    [
      "error: the code ends too early; close the open bracket, string or comment",
      "  SyntaxError: Unexpected end of input in 1",
      "  at 1:26 (syntax)",
      "> 1 | function handler(event) {",
      "    |                          ^",
    ].join("\n"),
  );
});

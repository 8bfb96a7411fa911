import { describe, expect, it } from "vitest";
import { checkFunction } from "../../../src/runtime/check/check-function.ts";

const handler = "function handler(event) { return event; }\n";

const shapes: Record<string, (depth: number) => string> = {
  parentheses: (depth) => `var x = ${"(".repeat(depth)}1${")".repeat(depth)};`,
  "open parentheses": (depth) => `var x = ${"(".repeat(depth)}`,
  arrays: (depth) => `var x = ${"[".repeat(depth)}${"]".repeat(depth)};`,
  objects: (depth) => `var x = ${"{ a: ".repeat(depth)}1${"}".repeat(depth)};`,
  blocks: (depth) => `${"{".repeat(depth)}${"}".repeat(depth)}`,
  templates: (depth) => `var x = ${"`${".repeat(depth)}1${"}`".repeat(depth)};`,
  calls: (depth) => `var x = ${"f(".repeat(depth)}${")".repeat(depth)};`,
  functions: (depth) => `${"function f() {".repeat(depth)}${"}".repeat(depth)}`,
};

const bare: Record<string, (depth: number) => string> = {
  "unary operators": (depth) => `var x = ${"!".repeat(depth)}1;`,
  "arrow functions": (depth) => `var x = ${"a=>".repeat(depth)}1;`,
  "else if": (depth) => `if (1) {} ${"else if (1) {} ".repeat(depth)}`,
  conditionals: (depth) => `var x = ${"1 ? 2 : ".repeat(depth)}3;`,
  members: (depth) => `var x = handler${".a".repeat(depth)};`,
  sums: (depth) => `var x = 1${" + 1".repeat(depth)};`,
  assignments: (depth) => `var a; a${" = a".repeat(depth)};`,
  "if without else": (depth) => `${"if (1) ".repeat(depth)};`,
  labels: (depth) => `${Array.from({ length: depth }, (_, index) => `l${index}:`).join("")};`,
  "new": (depth) => `var x = ${"new ".repeat(depth)}handler;`,
  classes: (depth) => `var x = ${"class extends ".repeat(depth)}handler${" {}".repeat(depth)};`,
  "regular expression groups": (depth) => `var x = /${"(".repeat(depth)}${")".repeat(depth)}/;`,
};

describe("brackets in checkFunction", () => {
  it.each(Object.entries(shapes))("%s may nest 200 levels deep", (_, shape) => {
    const rules = checkFunction(handler + shape(199)).map(({ rule }) => rule);
    expect(rules).not.toContain("nesting");
  });

  it.each(Object.entries(shapes))("%s may not nest deeper", (_, shape) => {
    expect(checkFunction(handler + shape(401))).toMatchObject([
      { rule: "nesting", line: 2, engineMessage: "RangeError: Maximum call stack size exceeded" },
    ]);
  });

  it("are not counted in strings, comments and regular expressions", () => {
    const many = "(".repeat(1000);
    expect(
      checkFunction(`${handler}var a = "${many}"; // ${many}\n/* ${many} */ var b = /[${many}]/;`),
    ).toEqual([]);
  });

  it("are counted if they follow closing brackets without an opening one", () => {
    const [first] = checkFunction(`${handler}// ${")".repeat(5000)}\n${shapes.arrays?.(401)}`);
    expect(first?.rule).toBe("nesting");
  });
});

describe("nesting without brackets in checkFunction", () => {
  it.each(Object.entries(bare))("%s: accepts a thousand levels without delay", (name, shape) => {
    const start = performance.now();
    const rules = checkFunction(handler + shape(name === "if without else" ? 500 : 1000)).map(
      ({ rule }) => rule,
    );
    expect(rules).not.toContain("syntax");
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it.each(Object.entries({ ...shapes, ...bare }))(
    "%s: reports fifty thousand levels as a finding and does not throw",
    (_, shape) => {
      const start = performance.now();
      expect(Array.isArray(checkFunction(handler + shape(50_000)))).toBe(true);
      expect(performance.now() - start).toBeLessThan(5000);
    },
  );

  it("else if: accepts a long chain, as in a table of redirects", () => {
    const chain = bare["else if"]?.(300) ?? "";
    expect(checkFunction(handler + chain)).toEqual([]);
  });
});

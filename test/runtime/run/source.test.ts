import { describe, expect, test } from "vitest";
import { withoutImports } from "../../../src/runtime/run/source.ts";

describe("withoutImports", () => {
  test.each([
    ["import cf from 'cloudfront';\nvar a;", 'var cf=require("cloudfront");\nvar a;'],
    ['import crypto from "crypto"\nvar a;', 'var crypto=require("crypto");\nvar a;'],
    ["import a from 'a'; import b from 'b';", 'var a=require("a"); var b=require("b");'],
    ["import\n  qs\n  from\n  'querystring';x", 'var qs=require("querystring");\n\n\nx'],
    ["var a = 1; import b from 'b';", 'var a = 1; var b=require("b");'],
    ["import c from 'c'\n(function () {})()", 'var c=require("c");\n(function () {})()'],
    ["import c from 'c'\n[1].forEach(f)", 'var c=require("c");\n[1].forEach(f)'],
    ["import c from 'c'\n/a/.test('a')", "var c=require(\"c\");\n/a/.test('a')"],
  ])("%j", (code, script) => {
    expect(withoutImports(code)).toBe(script);
  });

  test.each([
    "var text = \"import a from 'a'\";",
    "// import a from 'a'\nvar b;",
    "var t = `\nimport a from 'a';\n`;",
    "function f() { return important; }",
    "import { a } from 'a';",
    "import * as a from 'a';",
    "import 'a';",
    "import a from 'a' this does not parse",
  ])("leaves alone %j", (code) => {
    expect(withoutImports(code)).toBe(code);
  });
});

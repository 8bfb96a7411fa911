import { describe, expect, it } from "vitest";
import { rewriteImports } from "../../../src/runtime/run/rewrite-imports.ts";

describe("rewriteImports", () => {
  it.each([
    ["import cf from 'cloudfront';\nvar a;", 'var cf=import·("cloudfront");\nvar a;'],
    ['import crypto from "crypto"\nvar a;', 'var crypto=import·("crypto");\nvar a;'],
    ["import a from 'a'; import b from 'b';", 'var a=import·("a"); var b=import·("b");'],
    ["import\n  qs\n  from\n  'querystring';x", 'var qs=import·("querystring");\n\n\nx'],
    ["var a = 1; import b from 'b';", 'var a = 1; var b=import·("b");'],
    ["import c from 'c'\n(function () {})()", 'var c=import·("c");\n(function () {})()'],
    ["import c from 'c'\n[1].forEach(f)", 'var c=import·("c");\n[1].forEach(f)'],
    ["import c from 'c'\n/a/.test('a')", "var c=import·(\"c\");\n/a/.test('a')"],
  ])("%j", (code, script) => {
    expect(rewriteImports(code)).toBe(script);
  });

  it.each([
    "var text = \"import a from 'a'\";",
    "// import a from 'a'\nvar b;",
    "var t = `\nimport a from 'a';\n`;",
    "function f() { return important; }",
    "import { a } from 'a';",
    "import * as a from 'a';",
    "import 'a';",
    "import a from 'a' this does not parse",
  ])("leaves alone %j", (code) => {
    expect(rewriteImports(code)).toBe(code);
  });
});

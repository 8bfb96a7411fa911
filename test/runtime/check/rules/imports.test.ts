import { testRule } from "./test-rule.ts";

testRule("imports", [
  { code: 'import c from "crypto";', both: [] },
  { code: 'import q from "querystring";', both: [] },
  {
    code: 'import b from "buffer";',
    "1.0": ['1:15 SyntaxError: Cannot find module "buffer" in 1'],
    "2.0": [],
    message: "runtime 1.0 has the modules crypto, querystring; bundle anything else into the function",
  },
  {
    code: 'import cf from "cloudfront";',
    "1.0": ['1:16 SyntaxError: Cannot find module "cloudfront" in 1'],
    "2.0": [],
  },
  { code: 'function handler(e) {}\nimport c from "crypto";', both: [] },
  {
    code: 'function handler(e) {}\nimport cf from "cloudfront";',
    "1.0": ['2:16 SyntaxError: Cannot find module "cloudfront" in 2'],
    "2.0": ["2:1 warning"],
    message: '`import cf from "cloudfront"` should be the first line of the code',
  },
  {
    code: 'import q from "querystring";\nimport cf from "cloudfront";',
    "1.0": ['2:16 SyntaxError: Cannot find module "cloudfront" in 2'],
    "2.0": [],
  },
  {
    code: 'import fs from "fs";',
    both: ['1:16 SyntaxError: Cannot find module "fs" in 1'],
    message:
      "runtime 2.0 has the modules crypto, querystring, buffer, cloudfront; bundle anything else into the function",
  },
  { code: 'import c from "node:crypto";', both: ['1:15 SyntaxError: Cannot find module "node:crypto" in 1'] },
  {
    code: 'import { createHash } from "crypto";',
    both: ["1:1 SyntaxError: Non-default import is not supported in 1"],
    message: 'the runtimes have only default imports; write `import name from "module";`',
  },
  {
    code: 'import * as c from "crypto";',
    both: ["1:1 SyntaxError: Non-default import is not supported in 1"],
  },
  { code: 'import "crypto";', both: ["1:1 SyntaxError: Non-default import is not supported in 1"] },
  { code: 'import c, { createHash } from "crypto";', both: ['1:9 SyntaxError: Unexpected token "," in 1'] },
  {
    code: 'function f() {\n  import c from "crypto";\n}',
    both: ["2:3 SyntaxError: Illegal import statement in 2"],
    message: '`import` is allowed only at the top level; write `import name from "module";`',
  },
  { code: '{ import c from "crypto"; }', both: ["1:3 SyntaxError: Illegal import statement in 1"] },
  {
    code: 'import c from "crypto" with { type: "json" };',
    both: ['1:24 SyntaxError: Unexpected token "with" in 1'],
    message: "the runtimes have no import attributes; remove them",
  },
  {
    code: 'import("crypto");',
    "1.0": ["1:1 SyntaxError: Non-default import is not supported in 1"],
    "2.0": ['1:7 SyntaxError: Unexpected token "(" in 1'],
    message:
      'the runtimes have no `import(…)`; write `require("module")`, or `import name from "module";` at the top',
  },
  { code: 'function f() { import("crypto"); }', both: ["1:16 SyntaxError: Illegal import statement in 1"] },
  {
    code: 'var c = import("crypto");',
    both: ['1:9 SyntaxError: Token "import" not supported in this version in 1'],
  },
  {
    code: 'import("crypto").then(f);',
    "1.0": ["1:1 SyntaxError: Non-default import is not supported in 1"],
    "2.0": ['1:7 SyntaxError: Unexpected token "(" in 1'],
  },
  {
    code: 'if (a) import("crypto");',
    both: ['1:8 SyntaxError: Token "import" not supported in this version in 1'],
  },
  {
    code: 'switch (1) { case 1: import("crypto"); }',
    both: ["1:22 SyntaxError: Illegal import statement in 1"],
  },
  {
    code: 'f(() => { g(import("crypto")); });',
    both: ['1:13 SyntaxError: Token "import" not supported in this version in 1'],
  },
]);

import { testRule } from "./test-rule.ts";

testRule("lexical-declaration", [
  {
    code: "const a = 1;",
    "1.0": ['1:1 SyntaxError: Token "const" not supported in this version in 1'],
    "2.0": [],
    message: "runtime 1.0 has no `const`; write `var`, or use cloudfront-js-2.0",
  },
  { code: "let a;", "1.0": ['1:1 SyntaxError: Token "let" not supported in this version in 1'], "2.0": [] },
  {
    code: "for (let i = 0; i < 1; i++) {}",
    "1.0": ['1:6 SyntaxError: Token "let" not supported in this version in 1'],
    "2.0": [],
  },
  {
    code: "for (const x in {}) {}",
    "1.0": ['1:6 SyntaxError: Token "const" not supported in this version in 1'],
    "2.0": [],
  },
  {
    code: "const { a } = b;",
    "1.0": ['1:1 SyntaxError: Token "const" not supported in this version in 1'],
    "2.0": [],
  },
  {
    code: "const a = ;",
    "1.0": ['1:1 SyntaxError: Token "const" not supported in this version in 1'],
    "2.0": [],
  },
  {
    code: "for (const a of ;",
    "1.0": ['1:6 SyntaxError: Token "const" not supported in this version in 1'],
    "2.0": [],
  },
  { code: "var a; let = 1;", both: [] },
  {
    code: "function f() {\n  let a = 1;\n  const b = 2;\n}",
    "1.0": [
      '2:3 SyntaxError: Token "let" not supported in this version in 2',
      '3:3 SyntaxError: Token "const" not supported in this version in 3',
    ],
    "2.0": [],
  },
]);

import { testRule } from "./test-rule.ts";

testRule("const-initializer", [
  {
    code: "const a;",
    "1.0": [],
    "2.0": ["1:7 SyntaxError: missing initializer in const declaration"],
    message: "`const a` has no value; give it one, or write `let`",
  },
  {
    code: "const a = 1, b, c = 2, d;",
    "1.0": [],
    "2.0": [
      "1:14 SyntaxError: missing initializer in const declaration",
      "1:24 SyntaxError: missing initializer in const declaration",
    ],
  },
  { code: "for (const a in b) {}", both: [] },
  {
    code: "for (const a;;) {}",
    "1.0": [],
    "2.0": ["1:12 SyntaxError: missing initializer in const declaration"],
  },
  { code: "let a; var b;", both: [] },
  { code: "const a = undefined;", both: [] },
  {
    code: "const a;\nclass B {}",
    "1.0": [],
    "2.0": ["1:7 SyntaxError: missing initializer in const declaration"],
  },
]);

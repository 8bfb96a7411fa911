import { testRule } from "./test-rule.ts";

testRule("optional-chaining", [
  {
    code: "var x = a?.b;",
    both: ['1:13 SyntaxError: Unexpected token ";" in 1'],
    message: "runtime 2.0 has no `?.`; write `a && a.b` for `a?.b`",
  },
  { code: "f(a?.b);", both: ['1:7 SyntaxError: Unexpected token ")" in 1'] },
  { code: "if (a?.b) {}", both: ['1:9 SyntaxError: Unexpected token ")" in 1'] },
  { code: "a.b['c']?.d;", both: ['1:12 SyntaxError: Unexpected token ";" in 1'] },
  { code: "a?.b?.c || 1;", both: ['1:9 SyntaxError: Unexpected token "||" in 1'] },
  { code: "a?.b.c;", both: ['1:5 SyntaxError: Unexpected token "." in 1'] },
  { code: "a?.b();", both: ['1:5 SyntaxError: Unexpected token "(" in 1'] },
  { code: "a?.[0];", both: ['1:4 SyntaxError: Unexpected token "[" in 1'] },
  { code: "a?.(1);", both: ['1:4 SyntaxError: Unexpected token "(" in 1'] },
  { code: "a?.b\n  ?.c\n  .d;", both: ['3:3 SyntaxError: Unexpected token "." in 3'] },
  { code: "(a?.b).c;", both: ['1:6 SyntaxError: Unexpected token ")" in 1'] },
  { code: "f()?.a;", both: ['1:7 SyntaxError: Unexpected token ";" in 1'] },
  {
    code: "f(a?.b, c?.d);",
    both: ['1:7 SyntaxError: Unexpected token "," in 1', '1:13 SyntaxError: Unexpected token ")" in 1'],
  },
  { code: "a ? .5 : 1;", both: [] },
  { code: '"a?.b";', both: [] },
]);

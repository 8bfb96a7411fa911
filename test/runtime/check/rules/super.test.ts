import { testRule } from "./test-rule.ts";

testRule("super", [
  {
    code: "var o = { m() { return super.x; } };",
    both: ['1:24 SyntaxError: Token "super" not supported in this version in 1'],
    message: "runtime 2.0 has no `super`; call the other object's method by its name",
  },
  { code: "super.x;", both: ['1:1 SyntaxError: Token "super" not supported in this version in 1'] },
  { code: "class A { m() { return super.m(); } }", both: [] },
  { code: "a.super;", both: [] },
]);

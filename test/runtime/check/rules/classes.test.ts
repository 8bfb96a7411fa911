import { testRule } from "./test-rule.ts";

testRule("classes", [
  {
    code: "class A {}",
    both: ['1:1 SyntaxError: Token "class" not supported in this version in 1'],
    message: "runtime 2.0 has no classes; write a function that returns an object",
  },
  { code: "var A = class {};", both: ['1:9 SyntaxError: Token "class" not supported in this version in 1'] },
  {
    code: "var A = class B extends C {};",
    both: ['1:9 SyntaxError: Token "class" not supported in this version in 1'],
  },
  {
    code: "function f() {\n  class A { m() { return super.m(); } }\n}",
    both: ['2:3 SyntaxError: Token "class" not supported in this version in 2'],
  },
  { code: "class A { x = ; }", both: ['1:1 SyntaxError: Token "class" not supported in this version in 1'] },
  { code: "var o = { class: 1 }; o.class = 2;", both: [] },
  {
    code: "export default class {}",
    both: ['1:16 SyntaxError: Token "class" not supported in this version in 1'],
  },
]);

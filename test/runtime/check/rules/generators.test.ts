import { testRule } from "./test-rule.ts";

testRule("generators", [
  {
    code: "function* g() { yield 1; }",
    both: ['1:9 SyntaxError: Unexpected token "*" in 1'],
    message: "runtime 2.0 has no generators; collect the values in an array and return it",
  },
  {
    code: "var g = function* () {};",
    both: ['1:17 SyntaxError: Token "*" not supported in this version in 1'],
  },
  {
    code: "var g = function\n* named() {};",
    both: ['2:1 SyntaxError: Token "*" not supported in this version in 2'],
  },
  { code: "var o = { *g() {} };", both: ['1:11 SyntaxError: Unexpected token "*" in 1'] },
  { code: "var o = { async *g() {} };", both: ['1:11 SyntaxError: Unexpected token "async" in 1'] },
  { code: "async function* g() {}", both: ['1:15 SyntaxError: Unexpected token "*" in 1'] },
  {
    code: "var g = async function* () {};",
    both: ['1:23 SyntaxError: Token "*" not supported in this version in 1'],
  },
  { code: "class A { *g() {} }", both: [] },
  { code: "var a = 2 * b;", both: [] },
]);

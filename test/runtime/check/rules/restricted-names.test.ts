import { testRule } from "./test-rule.ts";

testRule("restricted-names", [
  {
    code: "var eval = 1;",
    both: ['1:5 SyntaxError: Identifier "eval" is forbidden in var declaration in 1'],
    message: "a variable cannot be called `eval`; choose another name",
  },
  {
    code: "let arguments = 1;",
    both: ['1:5 SyntaxError: Identifier "arguments" is forbidden in var declaration in 1'],
  },
  {
    code: "function eval() {}",
    both: ['1:10 SyntaxError: Identifier "eval" is forbidden in function declaration in 1'],
    message: "a function cannot be called `eval`; choose another name",
  },
  {
    code: "eval = 1;",
    both: ['1:1 SyntaxError: Identifier "eval" is forbidden as left-hand in assignment in 1'],
    message: "`eval` cannot be assigned; use another variable",
  },
  {
    code: "function f() { arguments += 1; }",
    both: ['1:16 SyntaxError: Identifier "arguments" is forbidden as left-hand in assignment in 1'],
  },
  { code: "var f = function eval() {};", both: [] },
  { code: "function f(eval) {}", both: [] },
  { code: "eval.a = 1;", both: [] },
]);

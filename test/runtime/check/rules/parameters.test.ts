import { testRule } from "./test-rule.ts";

testRule("parameters", [
  {
    code: "function f(a = 1) {}",
    both: ['1:14 SyntaxError: Unexpected token "=" in 1'],
    message: "runtime 2.0 has no default parameters; write `if (a === undefined) { a = …; }` in the body",
  },
  { code: "function f(\n  a = 1, b) {}", both: ['2:5 SyntaxError: Unexpected token "=" in 2'] },
  { code: "var f = function (a, b = 1) {};", both: ['1:24 SyntaxError: Unexpected token "=" in 1'] },
  { code: "var o = { m(a = 1) {} };", both: ['1:15 SyntaxError: Unexpected token "=" in 1'] },
  { code: "var o = { set x(v = 1) {} };", both: ['1:19 SyntaxError: Unexpected token "=" in 1'] },
  {
    code: "function f({ a }) {}",
    both: ['1:12 SyntaxError: Token "{" not supported in this version in 1'],
    message:
      "runtime 2.0 has no destructuring: replace `{ a }` by one parameter and read its properties in the body",
  },
  { code: "function f(x, [a]) {}", both: ['1:15 SyntaxError: Token "[" not supported in this version in 1'] },
  {
    code: "function f({ a } = {}) {}",
    both: ['1:12 SyntaxError: Token "{" not supported in this version in 1'],
  },
  { code: "function f(...[a]) {}", both: ['1:15 SyntaxError: Unexpected token "[" in 1'] },
  { code: "function f(a, ...r) {}", both: [] },
  { code: "var f = (a = 1) => a;", both: ['1:17 SyntaxError: Unexpected token "=>" in 1'] },
  { code: "var f = (\n  a,\n  b = 1\n) => a;", both: ['4:3 SyntaxError: Unexpected token "=>" in 4'] },
  { code: "var f = ({ a }) => a;", both: ['1:17 SyntaxError: Unexpected token "=>" in 1'] },
  { code: "var f = (x, [a]) => a;", both: ['1:18 SyntaxError: Unexpected token "=>" in 1'] },
  {
    code: "var f = ({ a = 1 }) => a;",
    both: ['1:14 SyntaxError: Token "=" not supported in this version in 1'],
  },
  {
    code: "var f = ({ a, ...r }) => a;",
    both: ['1:15 SyntaxError: Token "..." not supported in this version in 1'],
  },
  {
    code: "var f = ([a, ...r]) => a;",
    "1.0": ['1:21 SyntaxError: Unexpected token "=>" in 1'],
    "2.0": ['1:14 SyntaxError: Unexpected token "..." in 1'],
  },
  { code: "var f = (...[a]) => a;", both: ['1:10 SyntaxError: Unexpected token "..." in 1'] },
  { code: "var f = async ({ a }) => a;", "1.0": [], "2.0": ['1:23 SyntaxError: Unexpected token "=>" in 1'] },
  { code: "var f = (...r) => r;", both: [] },
  { code: "f(({ key, value }) => key);", both: ['1:20 SyntaxError: Unexpected token "=>" in 1'] },
  { code: "function f(a = 1, b = 2) {}", both: ['1:14 SyntaxError: Unexpected token "=" in 1'] },
  { code: "function f(a = 1) { return ;; var = }", both: ['1:14 SyntaxError: Unexpected token "=" in 1'] },
]);

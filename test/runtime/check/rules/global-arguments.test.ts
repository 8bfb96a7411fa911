import { testRule } from "./test-rule.ts";

testRule("global-arguments", [
  {
    code: "arguments[0];",
    both: ['1:1 SyntaxError: "arguments" object in global scope in 1'],
    message: "`arguments` exists only in a `function`; name the parameters, or use `...rest`",
  },
  { code: "var f = () => arguments;", both: ['1:15 SyntaxError: "arguments" object in global scope in 1'] },
  { code: "function f() { return () => arguments; }", both: [] },
  { code: "var o = { m() { return arguments; } };", both: [] },
  { code: "a.arguments; ({ arguments: 1 });", both: [] },
]);

import { testRule } from "./test-rule.ts";

testRule("debugger-statement", [
  {
    code: "debugger;",
    "1.0": ['1:9 SyntaxError: Token ";" not supported in this version in 1'],
    "2.0": [],
    message: "runtime 1.0 has no `debugger`; remove it",
  },
  { code: "debugger", "1.0": ["1:9 SyntaxError: Not supported in this version in 1"], "2.0": [] },
  {
    code: "debugger\nvar a;",
    "1.0": ['2:1 SyntaxError: Token "var" not supported in this version in 2'],
    "2.0": ['2:1 SyntaxError: Unexpected token "var" in 2'],
    message: "runtime 2.0 needs a semicolon after `debugger`; remove the statement",
  },
  {
    code: "function f() { debugger }",
    "1.0": ['1:25 SyntaxError: Token "}" not supported in this version in 1'],
    "2.0": ['1:25 SyntaxError: Unexpected token "}" in 1'],
  },
  { code: "var debuggerOn = 1;", both: [] },
]);

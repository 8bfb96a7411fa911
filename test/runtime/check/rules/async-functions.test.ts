import { testRule } from "./test-rule.ts";

testRule("async-functions", [
  {
    code: "async function f() {}",
    "1.0": ['1:1 SyntaxError: Token "async" not supported in this version in 1'],
    "2.0": [],
    message: "runtime 1.0 has no `async`; use promises with `.then(…)`, or use cloudfront-js-2.0",
  },
  {
    code: "var f = async function () {};",
    "1.0": ['1:9 SyntaxError: Token "async" not supported in this version in 1'],
    "2.0": [],
  },
  { code: "var f = async () => 1;", "1.0": ['1:18 SyntaxError: Unexpected token "=>" in 1'], "2.0": [] },
  { code: "var f = async x => x;", "1.0": ['1:15 SyntaxError: Unexpected token "x" in 1'], "2.0": [] },
  { code: "f(async (a,\n b) => {\n});", "1.0": ['2:5 SyntaxError: Unexpected token "=>" in 2'], "2.0": [] },
  { code: "var o = { async m() {} };", "1.0": ['1:17 SyntaxError: Unexpected token "m" in 1'], "2.0": [] },
  { code: "var o = { async [m]() {} };", "1.0": ['1:17 SyntaxError: Unexpected token "[" in 1'], "2.0": [] },
  { code: "var o = { async: 1, async() {} };", both: [] },
  { code: "var async = 1; async\nfunction f() {}", both: [] },
  {
    code: "async function f( { ",
    "1.0": ['1:1 SyntaxError: Token "async" not supported in this version in 1'],
    "2.0": [],
  },
]);

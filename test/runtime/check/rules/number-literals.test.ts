import { testRule } from "./test-rule.ts";

testRule("number-literals", [
  {
    code: "1n;",
    both: ['1:2 SyntaxError: Unexpected token "n" in 1'],
    message: "runtime 2.0 has no BigInt; write a plain number, or a string",
  },
  { code: "var x = 0xffn;", both: ['1:13 SyntaxError: Unexpected token "n" in 1'] },
  {
    code: "1_000;",
    "1.0": ['1:2 SyntaxError: Unexpected token "_000" in 1'],
    "2.0": [],
    message: "runtime 1.0 has no `_` in numbers; leave it out, or use cloudfront-js-2.0",
  },
  { code: "0b1_0;", "1.0": ['1:4 SyntaxError: Unexpected token "_0" in 1'], "2.0": [] },
  { code: "1_000.5;", "1.0": ['1:2 SyntaxError: Unexpected token "_000" in 1'], "2.0": [] },
  { code: "[1, 10, 1e3, .5, 5., 0o7];", both: [] },
  { code: '"1_000n";', both: [] },
]);

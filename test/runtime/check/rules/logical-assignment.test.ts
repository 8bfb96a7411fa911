import { testRule } from "./test-rule.ts";

testRule("logical-assignment", [
  {
    code: "x ??= 1;",
    both: ['1:5 SyntaxError: Unexpected token "=" in 1'],
    message: "runtime 2.0 has no `??=`; write `a = a ?? b`",
  },
  { code: "x ||= 1;", both: ['1:5 SyntaxError: Unexpected token "=" in 1'] },
  { code: "x.y\n &&= 1;", both: ['2:4 SyntaxError: Unexpected token "=" in 2'] },
  { code: "x = x ?? 1; x |= 1; x **= 2;", both: [] },
]);

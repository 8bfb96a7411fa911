import { testRule } from "./test-rule.ts";

testRule("with-statement", [
  {
    code: "with (a) {}",
    both: ['1:6 SyntaxError: Token "(" not supported in this version in 1'],
    message: "the runtimes have no `with`; name the object, as in `object.property`",
  },
  { code: "with\n(a) b;", both: ['2:1 SyntaxError: Token "(" not supported in this version in 2'] },
  {
    code: "function f() { with (a) { with (b) {} } }",
    both: [
      '1:21 SyntaxError: Token "(" not supported in this version in 1',
      '1:32 SyntaxError: Token "(" not supported in this version in 1',
    ],
  },
  { code: "a.with(1);", both: [] },
]);

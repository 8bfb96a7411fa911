import { testRule } from "./test-rule.ts";

testRule("for-of", [
  {
    code: "for (var x of []) {}",
    both: ['1:12 SyntaxError: Token "of" not supported in this version in 1'],
    message:
      "runtime 2.0 has no `for…of`; write `for (var i = 0; i < list.length; i++)` or `list.forEach(…)`",
  },
  {
    code: "for (const x\n  of []) {}",
    both: ['2:3 SyntaxError: Token "of" not supported in this version in 2'],
  },
  { code: "for (x of []) {}", both: ['1:8 SyntaxError: Token "of" not supported in this version in 1'] },
  { code: "for (x.y of []) {}", both: ['1:10 SyntaxError: Token "of" not supported in this version in 1'] },
  { code: "for ([a] of []) {}", both: ['1:10 SyntaxError: Token "of" not supported in this version in 1'] },
  {
    code: "async function f() { for await (const x of y) {} }",
    both: ['1:26 SyntaxError: Token "await" not supported in this version in 1'],
    message: "runtime 2.0 has no `for await`; loop over an index and `await` in the body",
  },
  { code: "for (var of = 0; of < 1; of++) {}", both: [] },
  {
    code: "for (var x of a) for (var y of b) {}",
    both: [
      '1:12 SyntaxError: Token "of" not supported in this version in 1',
      '1:29 SyntaxError: Token "of" not supported in this version in 1',
    ],
  },
  {
    code: "for (var x /* of */ of []) {}",
    both: ['1:21 SyntaxError: Token "of" not supported in this version in 1'],
  },
]);

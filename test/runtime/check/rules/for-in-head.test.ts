import { testRule } from "./test-rule.ts";

testRule("for-in-head", [
  {
    code: "for (var x = 1 in {}) {}",
    "1.0": ['1:21 SyntaxError: Unexpected token ")" in 1'],
    "2.0": ["1:15 SyntaxError: Invalid left-hand side in for-loop in 1"],
    message: "the variable of a `for…in` loop cannot have an initializer; remove it",
  },
  {
    code: "for (var x = 1 in\n{}\n) {}",
    "1.0": ['3:1 SyntaxError: Unexpected token ")" in 3'],
    "2.0": ["1:15 SyntaxError: Invalid left-hand side in for-loop in 1"],
  },
  {
    code: "for (let x = 1 in {}) {}",
    "1.0": ['1:21 SyntaxError: Unexpected token ")" in 1'],
    "2.0": ["1:15 SyntaxError: Invalid left-hand side in for-loop in 1"],
  },
  { code: "for (x in y) {}", both: [] },
  {
    code: "for (x.y in z) {}",
    "1.0": ['1:6 ReferenceError: Invalid left-hand side "x" in for-in statement in 1'],
    "2.0": [],
    message: "runtime 1.0 allows only a variable before `in`; write `for (var key in …)`",
  },
  {
    code: "for (x[0] in z) {}",
    "1.0": ['1:6 ReferenceError: Invalid left-hand side "x" in for-in statement in 1'],
    "2.0": [],
  },
  {
    code: "for (f() in z) {}",
    both: ['1:6 ReferenceError: Invalid left-hand side "f" in for-in statement in 1'],
    message: "runtime 2.0 allows only a variable before `in`; write `for (var key in …)`",
  },
  {
    code: "for ([a] in z) {}",
    both: ['1:6 ReferenceError: Invalid left-hand side "[" in for-in statement in 1'],
  },
  { code: "for (var x in y) {}", both: [] },
]);

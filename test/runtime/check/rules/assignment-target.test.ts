import { testRule } from "./test-rule.ts";

testRule("assignment-target", [
  {
    code: "1 = 2;",
    both: ["1:3 ReferenceError: Invalid left-hand side in assignment in 1"],
    message: "only a variable or a property can be assigned; change the left side",
  },
  { code: "f() = 1;", both: ["1:5 ReferenceError: Invalid left-hand side in assignment in 1"] },
  { code: "a +\nb\n= c;", both: ["3:1 ReferenceError: Invalid left-hand side in assignment in 3"] },
  { code: "this = 1;", both: ["1:6 ReferenceError: Invalid left-hand side in assignment in 1"] },
  {
    code: "f()++;",
    both: ["1:4 ReferenceError: Invalid left-hand side in postfix operation in 1"],
    message: "`++` needs a variable or a property",
  },
  { code: "++f();", both: ["1:1 ReferenceError: Invalid left-hand side in prefix operation in 1"] },
  { code: "--1;", both: ["1:1 ReferenceError: Invalid left-hand side in prefix operation in 1"] },
  { code: "eval++;", both: ["1:5 ReferenceError: Invalid left-hand side in postfix operation in 1"] },
  { code: "x += 1; x.y = 1; x[0] -= 1; (x) = 1;", both: [] },
  { code: "1 += 2;", both: ["1:3 ReferenceError: Invalid left-hand side in assignment in 1"] },
  { code: "a?.b = 1;", both: [] },
  { code: "var x = () => 1 = 2;", both: ["1:17 ReferenceError: Invalid left-hand side in assignment in 1"] },
]);

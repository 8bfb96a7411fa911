import { testRule } from "./test-rule.ts";

testRule("spread", [
  {
    code: "Math.max(...a);",
    "1.0": ["1:10 warning"],
    "2.0": ['1:10 SyntaxError: Unexpected token "..." in 1'],
    message: "runtime 2.0 has no spread; write `f.apply(null, list)` for `f(...list)`",
  },
  { code: "new A(...a);", "1.0": ["1:7 warning"], "2.0": ['1:7 SyntaxError: Unexpected token "..." in 1'] },
  { code: "f(1, ...a);", "1.0": ["1:6 warning"], "2.0": ['1:6 SyntaxError: Unexpected token "..." in 1'] },
  { code: "f(...a, 1);", "1.0": ["1:3 warning"], "2.0": ['1:3 SyntaxError: Unexpected token "..." in 1'] },
  { code: "[...a];", "1.0": ["1:2 warning"], "2.0": ['1:2 SyntaxError: Unexpected token "..." in 1'] },
  { code: "[1, ...a];", "1.0": ["1:5 warning"], "2.0": ['1:5 SyntaxError: Unexpected token "..." in 1'] },
  {
    code: "[\n  1,\n  ...a];",
    "1.0": ["3:3 warning"],
    "2.0": ['3:3 SyntaxError: Unexpected token "..." in 3'],
  },
  {
    code: "[...a, 1];",
    "1.0": ['1:6 SyntaxError: Unexpected token "," in 1'],
    "2.0": ['1:2 SyntaxError: Unexpected token "..." in 1'],
  },
  {
    code: "({ ...a });",
    both: ['1:4 SyntaxError: Token "..." not supported in this version in 1'],
    message: "runtime 2.0 has no object spread; write `Object.assign({}, …)`",
  },
  { code: "({ b: 1, ...a });", both: ['1:10 SyntaxError: Token "..." not supported in this version in 1'] },
  { code: "function f(...r) {}", both: [] },
]);

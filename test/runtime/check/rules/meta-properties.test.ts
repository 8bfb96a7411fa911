import { testRule } from "./test-rule.ts";

testRule("meta-properties", [
  {
    code: "function F() { return new.target; }",
    both: ['1:26 SyntaxError: Unexpected token "." in 1'],
    message: "runtime 2.0 has no `new.target`; test `this` instead",
  },
  { code: "new\n .target;", both: ['2:2 SyntaxError: Unexpected token "." in 2'] },
  {
    code: "import.meta;",
    both: ['1:1 SyntaxError: Token "import" not supported in this version in 1'],
    message: "runtime 2.0 has no `import.meta`; remove it",
  },
  { code: "import.meta.url;", both: ['1:1 SyntaxError: Token "import" not supported in this version in 1'] },
  { code: "new a.target();", both: [] },
]);

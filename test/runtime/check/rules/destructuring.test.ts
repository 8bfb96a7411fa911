import { testRule } from "./test-rule.ts";

testRule("destructuring", [
  {
    code: "var { a } = b;",
    both: ['1:7 SyntaxError: Token "a" not supported in this version in 1'],
    message: "runtime 2.0 has no destructuring; write one `const name = object.name;` for each name",
  },
  { code: "const { a: b } = c;", both: ['1:9 SyntaxError: Token "a" not supported in this version in 1'] },
  { code: "let {\n  a\n} = b;", both: ['2:3 SyntaxError: Token "a" not supported in this version in 2'] },
  {
    code: 'var { "a-b": c } = d;',
    both: ['1:7 SyntaxError: Token "a-b" not supported in this version in 1'],
  },
  { code: "var {} = a;", both: ['1:6 SyntaxError: Token "}" not supported in this version in 1'] },
  { code: "var { ...r } = a;", both: ['1:7 SyntaxError: Token "..." not supported in this version in 1'] },
  { code: "var { [a]: b } = c;", both: ['1:7 SyntaxError: Token "[" not supported in this version in 1'] },
  { code: "var [a] = b;", both: ['1:6 SyntaxError: Token "a" not supported in this version in 1'] },
  { code: "var [, a] = b;", both: ['1:6 SyntaxError: Token "," not supported in this version in 1'] },
  { code: "var [[a]] = b;", both: ['1:6 SyntaxError: Token "[" not supported in this version in 1'] },
  { code: "var [...a] = b;", both: ['1:6 SyntaxError: Token "..." not supported in this version in 1'] },
  {
    code: "for (const [a, b] of c) {}",
    both: ['1:12 SyntaxError: Token "[" not supported in this version in 1'],
  },
  {
    code: "for (var { a } in b) {}",
    both: ['1:10 SyntaxError: Token "{" not supported in this version in 1'],
  },
  {
    code: "for (let [a] = b;;) {}",
    both: ['1:10 SyntaxError: Token "[" not supported in this version in 1'],
  },
  { code: "[a, b] = [b, a];", both: ["1:8 ReferenceError: Invalid left-hand side in assignment in 1"] },
  { code: "[a.b] = [1];", both: ["1:7 ReferenceError: Invalid left-hand side in assignment in 1"] },
  { code: "({ a } = b);", both: ["1:8 ReferenceError: Invalid left-hand side in assignment in 1"] },
  { code: "({ a = 1 } = b);", both: ['1:6 SyntaxError: Token "=" not supported in this version in 1'] },
  { code: "({ a, ...r } = b);", both: ['1:7 SyntaxError: Token "..." not supported in this version in 1'] },
  {
    code: "[a, ...r] = b;",
    "1.0": ["1:11 ReferenceError: Invalid left-hand side in assignment in 1"],
    "2.0": ['1:5 SyntaxError: Unexpected token "..." in 1'],
  },
  { code: "[{ a = 1 }] = b;", both: ['1:6 SyntaxError: Token "=" not supported in this version in 1'] },
  {
    code: "var o = { a = 1 };",
    both: ['1:13 SyntaxError: Token "=" not supported in this version in 1'],
    message: "an object literal needs `name: value`; write `:` for `=`",
  },
  { code: "var { a } = ;", both: ['1:7 SyntaxError: Token "a" not supported in this version in 1'] },
  {
    code: "var a = [b], { length } = a;",
    both: ['1:16 SyntaxError: Token "length" not supported in this version in 1'],
  },
]);

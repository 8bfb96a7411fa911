import { testRule } from "./test-rule.ts";

testRule("await", [
  {
    code: "async function f() { g(await h()); }",
    "1.0": [],
    "2.0": ["1:24 SyntaxError: await in arguments not supported in 1"],
    message:
      "`await` is not allowed in the arguments of a call; write `const value = await …;` first and pass `value`",
  },
  {
    code: "async function f() { new G(1, await h()); }",
    "1.0": [],
    "2.0": ["1:31 SyntaxError: await in arguments not supported in 1"],
  },
  {
    code: `async function f() { g(\`\${await h()}\`); }`,
    "1.0": [],
    "2.0": ["1:27 SyntaxError: await in arguments not supported in 1"],
  },
  {
    code: "async function f() { g({ a: [await h()] }); }",
    "1.0": [],
    "2.0": ["1:30 SyntaxError: await in arguments not supported in 1"],
  },
  {
    code: "async function f() { g(\n  1,\n  a ? await b : c\n); }",
    "1.0": [],
    "2.0": ["3:7 SyntaxError: await in arguments not supported in 3"],
  },
  {
    code: "async function f() { g(h(await i())); }",
    "1.0": [],
    "2.0": ["1:26 SyntaxError: await in arguments not supported in 1"],
  },
  { code: "async function f() { var x = await g(1); }", both: [] },
  { code: "async function f() { (await g)(1); }", both: [] },
  { code: `async function f() { a[await b] = [await c, { d: await e }, \`\${await f}\`]; }`, both: [] },
  { code: "async function f() { g(async () => { await h(); }); }", both: [] },
  {
    code: "async function f() { g(() => await h()); }",
    "1.0": ['1:30 SyntaxError: Token "await" not supported in this version in 1'],
    "2.0": ["1:30 SyntaxError: await is only valid in async functions in 1"],
    message: "`await` needs an `async` function around it; write `async function …` or `async () => …`",
  },
  {
    code: "function f() { var x = await g(); }",
    "1.0": ['1:24 SyntaxError: Token "await" not supported in this version in 1'],
    "2.0": ["1:24 SyntaxError: await is only valid in async functions in 1"],
  },
  {
    code: "await f();",
    "1.0": ['1:1 SyntaxError: Token "await" not supported in this version in 1'],
    "2.0": ["1:1 SyntaxError: await is only valid in async functions in 1"],
  },
  {
    code: "async function f() { return [1].map(function (x) { return await x; }); }",
    "1.0": ['1:59 SyntaxError: Token "await" not supported in this version in 1'],
    "2.0": ["1:59 SyntaxError: await is only valid in async functions in 1"],
  },
]);

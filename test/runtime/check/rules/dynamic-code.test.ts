import { testRule } from "./test-rule.ts";

testRule("dynamic-code", [
  {
    code: 'eval("1");',
    both: ["1:1 InternalError: Not implemented"],
    message: "the runtimes have no `eval`; write the code itself, or use `JSON.parse` for data",
  },
  {
    code: 'new Function("return this");',
    both: ['1:5 TypeError: function constructor is disabled in "safe" mode'],
    message: "the runtimes do not run `Function`; write the function itself, or use `globalThis`",
  },
  { code: 'Function("a", "b");', both: ['1:1 TypeError: function constructor is disabled in "safe" mode'] },
  { code: "var x = Function.prototype.call;", both: [] },
  { code: "function f(eval) { eval(1); }", both: [] },
  {
    code: "try { eval(1); } catch (e) {}",
    both: ["1:7 warning"],
    message:
      "the runtimes have no `eval`; write the code itself, or use `JSON.parse` for data (this `try` always fails)",
  },
  { code: "x.eval(1);", both: [] },
  { code: "typeof eval;", both: [] },
]);

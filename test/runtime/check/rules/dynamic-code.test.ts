import { testRule } from "./test-rule.ts";

testRule("dynamic-code", [
  {
    code: 'eval("1");',
    both: ["1:1 InternalError: Not implemented"],
    message: "`eval` runs no code here; write the code out, or use `JSON.parse` for data",
  },
  {
    code: 'new Function("return this");',
    both: ['1:5 TypeError: function constructor is disabled in "safe" mode'],
    message: "`Function` makes no functions here; write the function out, or use `globalThis`",
  },
  { code: 'Function("a", "b");', both: ['1:1 TypeError: function constructor is disabled in "safe" mode'] },
  { code: "var x = Function.prototype.call;", both: [] },
  { code: "function f(eval) { eval(1); }", both: [] },
  {
    code: "try { eval(1); } catch (e) {}",
    both: ["1:7 warning"],
    message:
      "`eval` runs no code here; write the code out, or use `JSON.parse` for data (this `try` always fails)",
  },
  { code: "x.eval(1);", both: [] },
  { code: "typeof eval;", both: [] },
]);

import { testRule } from "./test-rule.ts";

testRule("console-methods", [
  { code: 'console.log("a");', both: [] },
  {
    code: 'console.log("a", b);',
    "1.0": [],
    "2.0": ["1:18 warning"],
    message:
      "`console.log` logs one value in runtime 2.0; join several values with `+` or in a template literal",
  },
  { code: "console.log();", both: [] },
  {
    code: 'console.error("a");',
    both: ['1:9 TypeError: (intermediate value)["error"] is not a function'],
    message: "the console has `log` only; write `console.log` for `console.error`",
  },
  { code: "console.warn(a, b);", both: ['1:9 TypeError: (intermediate value)["warn"] is not a function'] },
  { code: 'console["error"](a);', both: ['1:9 TypeError: (intermediate value)["error"] is not a function'] },
  { code: "if (console.error) console.error(a);", both: [] },
  { code: "var console = c; console.error(a);", both: [] },
  {
    code: "try { console.info(a); } catch (e) {}",
    both: ["1:15 warning"],
    message: "the console has `log` only; write `console.log` for `console.info` (this `try` always fails)",
  },
  { code: "log.error(a);", both: [] },
  { code: "console.error;", both: [] },
]);

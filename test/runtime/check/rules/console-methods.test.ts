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
    both: ["1:9 warning"],
    message:
      "the console of the runtimes has `log` only, so this fails if it runs; write `console.log` for `console.error`",
  },
  { code: "console.warn(a, b);", both: ["1:9 warning"] },
  { code: 'console["error"](a);', both: ["1:9 warning"] },
  { code: "if (console.error) console.error(a);", both: [] },
  { code: "var console = c; console.error(a);", both: [] },
  {
    code: "try { console.info(a); } catch (e) {}",
    both: ["1:15 warning"],
    message:
      "the console of the runtimes has `log` only, so this fails if it runs; write `console.log` for `console.info`",
  },
  { code: "log.error(a);", both: [] },
  { code: "console.error;", both: [] },
]);

import { testRule } from "./test-rule.ts";

testRule("builtin-differences", [
  {
    code: '"/a.js".endsWith(/js/);',
    both: ["1:9 warning"],
    message:
      "`endsWith` converts a regular expression to a string in this runtime; call `test()` of the regular expression",
  },
  { code: "a.startsWith(/a/); a.includes(/a/i);", both: ["1:3 warning", "1:22 warning"] },
  {
    code: "Math.cbrt(27);",
    both: ["1:6 warning"],
    message:
      "`Math.cbrt` is not exact in this runtime: `Math.cbrt(27)` is 3.0000000000000006; round the result",
  },
  {
    code: "(-7.5).toExponential(0);",
    both: ["1:8 warning"],
    message:
      "`toExponential` rounds halves toward zero in this runtime; use `toFixed`, or round the number first",
  },
  { code: 'a.startsWith("a"); a.endsWith(b); /a/.test(a); Math.cbrt; (1.5).toFixed(1);', both: [] },
]);

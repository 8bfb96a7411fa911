import { testRule } from "./test-rule.ts";

const emoji = "\u{1F600}";

testRule("code-points", [
  {
    code: `"${emoji}".length;`,
    both: ["1:1 warning"],
    message:
      "`length` counts an emoji as 1 in this runtime, and as 2 in the mock; compare whole strings instead",
  },
  { code: `"${emoji}".split("");`, both: ["1:1 warning"] },
  { code: `"${emoji}a".indexOf("a");`, both: ["1:1 warning"] },
  { code: `"${emoji}"[0];`, both: ["1:1 warning"] },
  { code: `"${emoji}".charAt(0);`, both: ["1:1 warning"] },
  { code: `\`a${emoji}\`.length;`, both: ["1:1 warning"] },
  { code: '"\\ud83d\\ude00".length;', both: ["1:1 warning"] },
  { code: '"\\u{1F600}".length;', both: ["1:1 warning"] },
  { code: `"x".padEnd(3, "${emoji}");`, both: ["1:15 warning"] },
  { code: `var s = "${emoji}"; s.length; s.slice(1);`, both: ["1:15 warning", "1:25 warning"] },
  {
    code: '"\\ud83d" === a;',
    both: ["1:1 warning"],
    message:
      "a surrogate without its partner is U+FFFD in this runtime; write the whole character, as `\\u{1F600}`",
  },
  {
    code: `"${emoji}" === a; a.replace("${emoji}", "b"); "${emoji}" + a; "é".length; o = { "${emoji}": 1 };`,
    both: [],
  },
]);

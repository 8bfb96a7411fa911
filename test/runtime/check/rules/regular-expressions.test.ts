import { testRule } from "./test-rule.ts";

testRule("regular-expressions", [
  { code: "/a/gim;", both: [] },
  {
    code: "/a/y;",
    "1.0": ['1:4 SyntaxError: Invalid RegExp flags "y" in 1'],
    "2.0": [],
    message: "runtime 1.0 has the flags g, i, m, each once; write the regular expression without others",
  },
  {
    code: "/a/u;",
    both: ['1:4 SyntaxError: Invalid RegExp flags "u" in 1'],
    message: "runtime 2.0 has the flags g, i, m, y, each once; write the regular expression without others",
  },
  { code: "/a/d;", both: ['1:4 SyntaxError: Invalid RegExp flags "d" in 1'] },
  { code: "/a/gsu;", both: ['1:4 SyntaxError: Invalid RegExp flags "gs" in 1'] },
  { code: "/a/gg;", both: ['1:4 SyntaxError: Invalid RegExp flags "gg" in 1'] },
  { code: "/a/gX;", both: ['1:5 SyntaxError: Unexpected token "X" in 1'] },
  {
    code: "/a**/;",
    "1.0": ['1:1 SyntaxError: pcre_compile("a**") failed: nothing to repeat at "*" in 1'],
    "2.0": [
      '1:1 SyntaxError: pcre_compile2("a**") failed: quantifier does not follow a repeatable item at "*" in 1',
    ],
    message: "`*` has no item to repeat; write `\\*` for the character",
  },
  {
    code: "/+/;",
    "1.0": ['1:1 SyntaxError: pcre_compile("+") failed: nothing to repeat at "+" in 1'],
    "2.0": [
      '1:1 SyntaxError: pcre_compile2("+") failed: quantifier does not follow a repeatable item at "+" in 1',
    ],
  },
  {
    code: "/a|+/;",
    "1.0": ['1:1 SyntaxError: pcre_compile("a|+") failed: nothing to repeat at "+" in 1'],
    "2.0": [
      '1:1 SyntaxError: pcre_compile2("a|+") failed: quantifier does not follow a repeatable item at "+" in 1',
    ],
  },
  { code: "/(?<y>a)/;", both: [] },
  {
    code: "/(?<y>a)|(?<y>b)/;",
    "1.0": [
      '1:1 SyntaxError: pcre_compile("(?<y>a)|(?<y>b)") failed: two named subpatterns have the same name at ">b)" in 1',
    ],
    "2.0": [
      '1:1 SyntaxError: pcre_compile2("(?<y>a)|(?<y>b)") failed: two named subpatterns have the same name (PCRE2_DUPNAMES not set) at "b)" in 1',
    ],
    message: "two groups have the name `y`; rename one",
  },
  { code: "/(?<abcdefghijklmnopqrstuvwxyzabcdef>a)/;", both: [] },
  {
    code: "/(?<abcdefghijklmnopqrstuvwxyzabcdefg>a)/;",
    "1.0": [
      '1:1 SyntaxError: pcre_compile("(?<abcdefghijklmnopqrstuvwxyzabcdefg>a)") failed: subpattern name is too long (maximum 32 characters) at ">a)" in 1',
    ],
    "2.0": [
      '1:1 SyntaxError: pcre_compile2("(?<abcdefghijklmnopqrstuvwxyzabcdefg>a)") failed: subpattern name is too long (maximum 32 code units) at ">a)" in 1',
    ],
    message: "a group's name has at most 32 characters; shorten `abcdefghijklmnopqrstuvwxyzabcdefg`",
  },
  { code: "/(?<=a)b/; /(?<=ab|c)d/; /(?<!a{2})b/;", both: [] },
  {
    code: "/(?<=a+)b/;",
    "1.0": [
      '1:1 SyntaxError: pcre_compile("(?<=a+)b") failed: lookbehind assertion is not fixed length at ")b" in 1',
    ],
    "2.0": [
      '1:1 SyntaxError: pcre_compile2("(?<=a+)b") failed: lookbehind assertion is not fixed length at "(?<=a+)b" in 1',
    ],
    message: "the pattern in `(?<=…)` must have a fixed length; match it and use a group instead",
  },
  {
    code: "/(?<=(a|bc))d/;",
    "1.0": [
      '1:1 SyntaxError: pcre_compile("(?<=(a|bc))d") failed: lookbehind assertion is not fixed length at ")d" in 1',
    ],
    "2.0": [
      '1:1 SyntaxError: pcre_compile2("(?<=(a|bc))d") failed: lookbehind assertion is not fixed length at "(?<=(a|bc))d" in 1',
    ],
  },
  {
    code: "/(?<!a{1,2})b/;",
    "1.0": [
      '1:1 SyntaxError: pcre_compile("(?<!a{1,2})b") failed: lookbehind assertion is not fixed length at ")b" in 1',
    ],
    "2.0": [
      '1:1 SyntaxError: pcre_compile2("(?<!a{1,2})b") failed: lookbehind assertion is not fixed length at "(?<!a{1,2})b" in 1',
    ],
  },
  { code: "/[]/; /[^]/; /[/]/; /\\x41\\u0041/; /\\cA/;", both: [] },
  { code: "/(?i)a/; /a++/; /(?>a)/; /\\p{L}/;", both: [] },
  {
    code: "/(/;",
    "1.0": ['1:1 SyntaxError: pcre_compile("(") failed: missing ) in 1'],
    "2.0": ['1:1 SyntaxError: pcre_compile2("(") failed: missing closing parenthesis in 1'],
    message: "a `(` is not closed; write `\\(` for the character",
  },
  {
    code: "/(a))/;",
    "1.0": ['1:1 SyntaxError: pcre_compile("(a))") failed: unmatched parentheses at ")" in 1'],
    "2.0": ['1:1 SyntaxError: pcre_compile2("(a))") failed: unmatched closing parenthesis at ")" in 1'],
    message: "a `)` has no opening bracket; write `\\)` for the character",
  },
  {
    code: "/[z-a]/;",
    "1.0": [
      '1:1 SyntaxError: pcre_compile("[z-a]") failed: range out of order in character class at "]" in 1',
    ],
    "2.0": [
      '1:1 SyntaxError: pcre_compile2("[z-a]") failed: range out of order in character class at "]" in 1',
    ],
    message: "a range in `[…]` is reversed; swap its ends",
  },
  {
    code: "/a{2,1}/;",
    "1.0": ['1:1 SyntaxError: pcre_compile("a{2,1}") failed: numbers out of order in {} quantifier in 1'],
    "2.0": ['1:1 SyntaxError: pcre_compile2("a{2,1}") failed: numbers out of order in {} quantifier in 1'],
    message: "the first number of a quantifier must be the smaller one; swap the numbers",
  },
  { code: "/{/; /a{,2}/; /a{2}?/;", both: [] },
  {
    code: "/^*/;",
    "1.0": ['1:1 SyntaxError: pcre_compile("^*") failed: nothing to repeat at "*" in 1'],
    "2.0": [
      '1:1 SyntaxError: pcre_compile2("^*") failed: quantifier does not follow a repeatable item at "*" in 1',
    ],
  },
  { code: 'new RegExp("(");', both: [] },
]);

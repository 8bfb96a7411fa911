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
  { code: "/(?i)a/; /\\p{L}/;", both: [] },
  {
    code: "/(?>a+)b/;",
    both: ["1:1 warning"],
    message: "`(?>` works in this runtime, and not in the mock; write the pattern without it",
  },
  {
    code: "/(/;",
    "1.0": ['1:1 SyntaxError: pcre_compile("(") failed: missing ) in 1'],
    "2.0": ['1:1 SyntaxError: pcre_compile2("(") failed: missing closing parenthesis at "" in 1'],
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
      '1:1 SyntaxError: pcre_compile("[z-a]") failed: range out of order in character class at "a]" in 1',
    ],
    "2.0": [
      '1:1 SyntaxError: pcre_compile2("[z-a]") failed: range out of order in character class at "a]" in 1',
    ],
    message: "a range in `[…]` is reversed; swap its ends",
  },
  {
    code: "/a{2,1}/;",
    "1.0": ['1:1 SyntaxError: pcre_compile("a{2,1}") failed: numbers out of order in {} quantifier in 1'],
    "2.0": [
      '1:1 SyntaxError: pcre_compile2("a{2,1}") failed: numbers out of order in {} quantifier at "}" in 1',
    ],
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
  {
    code: 'new RegExp("(");',
    "1.0": ['1:12 SyntaxError: pcre_compile("(") failed: missing )'],
    "2.0": ['1:12 SyntaxError: pcre_compile2("(") failed: missing closing parenthesis at ""'],
  },
  { code: 'RegExp("a", "z");', both: ['1:13 SyntaxError: Invalid RegExp flags "z"'] },
  { code: 'try { new RegExp("("); } catch (e) {}', both: ["1:18 warning"] },
  { code: 'new RegExp(a); new RegExp("a", b); new RegExp(1); RegExp();', both: [] },

  // seen: nginx/njs issue 934 (`[` before `]`, fixed in njs 0.9.1); measured: njs 0.8.2
  {
    code: "/[[]/;",
    "1.0": [],
    "2.0": [
      '1:1 SyntaxError: pcre_compile2("[(?!)") failed: missing terminating ] for character class at "" in 1',
    ],
    message:
      "a `[` is not closed; write `\\[` for the character (runtime 2.0 replaces `[]` in every pattern; write `\\x5b` " +
      "for a `[` before a `]`)",
  },
  {
    code: "/[\\w\\[]/;",
    "1.0": [],
    "2.0": [
      '1:1 SyntaxError: pcre_compile2("[\\w\\(?!)") failed: missing terminating ] for character class at "" in 1',
    ],
  },
  {
    code: "/\\[[^\\[]*\\]/;",
    "1.0": [],
    "2.0": [
      '1:1 SyntaxError: pcre_compile2("\\[[^\\(?!)*\\]") failed: missing terminating ] for character class at "" in 1',
    ],
  },
  {
    code: 'new RegExp("[a\\\\[]");',
    "1.0": [],
    "2.0": [
      '1:12 SyntaxError: pcre_compile2("[a\\(?!)") failed: missing terminating ] for character class at ""',
    ],
  },
  {
    code: "/x\\[]/;",
    "1.0": [],
    "2.0": ['1:1 SyntaxError: pcre_compile2("x\\(?!)") failed: unmatched closing parenthesis at ")" in 1'],
  },
  {
    code: "/[[]]/;",
    "1.0": [],
    "2.0": ["1:1 warning"],
    message:
      "runtime 2.0 replaces `[]` in every pattern, so that this one is `[(?!)]`; write `\\x5b` for a `[` before a `]`",
  },
  { code: "/[]a[^]/; /\\\\[]/;", both: [] },
  { code: "/[[a]/; /[\\[a]/; /[\\]\\[x]/; /\\[a\\]/; /[^[\\s]+/;", both: [] },

  // measured: njs 0.4.3 and 0.8.2
  {
    code: "/[\\uD83C-\\uDBFF]/;",
    "1.0": [
      '1:1 SyntaxError: pcre_compile("[\\uD83C-\\uDBFF]") failed: disallowed Unicode code point (>= 0xd800 && <= 0xdfff) at "C-\\uDBFF]" in 1',
    ],
    "2.0": ["1:1 warning"],
    message:
      "surrogates match nothing in this runtime, which has whole code points; write the character itself",
  },
  {
    code: "/\\ud83d\\ude00/;",
    "1.0": [
      '1:1 SyntaxError: pcre_compile("\\ud83d\\ude00") failed: disallowed Unicode code point (>= 0xd800 && <= 0xdfff) at "d\\ude00" in 1',
    ],
    "2.0": ["1:1 warning"],
  },
  { code: "/\\u2600[\\u2600-\\u27bf]/; /[\u{1F600}-\u{1F602}]/; /\\\\ud83d/;", both: [] },
  {
    code: "/[[:alpha:]]/;",
    "1.0": [
      '1:1 SyntaxError: pcre_compile("[[:alpha:]\\]") failed: missing terminating ] for character class in 1',
    ],
    "2.0": ["1:1 warning"],
    message: "the runtime reads `[:alpha:]` as a POSIX class; write the characters, such as `a-zA-Z`",
  },
  {
    code: "/a++b/;",
    "1.0": ["1:1 warning"],
    "2.0": ['1:1 SyntaxError: Invalid regular expression "a++b" nothing to repeat in 1'],
    message: "runtime 2.0 has no possessive quantifiers; remove the second `+`",
  },
  { code: "/\\++/; /[*+]+/; /a+?/;", both: [] },
  {
    code: "/a\\q/;",
    "1.0": [],
    "2.0": ['1:1 SyntaxError: pcre_compile2("a\\q") failed: unrecognized character follows \\ at "q" in 1'],
    message: "`\\q` has no meaning; remove the backslash",
  },
  // measured: njs 0.7.9 with PCRE2 10.42
  {
    code: "/[\\y]/;",
    "1.0": [],
    "2.0": ['1:1 SyntaxError: pcre_compile2("[\\y]") failed: unrecognized character follows \\ at "y]" in 1'],
  },
  {
    code: "/\\l/;",
    "1.0": [],
    "2.0": [
      '1:1 SyntaxError: pcre_compile2("\\l") failed: PCRE2 does not support \\F, \\L, \\l, \\N{name}, \\U, or \\u at "" in 1',
    ],
    message: "`\\l` is not supported; remove the backslash",
  },
  {
    code: "/[\\w-.]/;",
    "1.0": [],
    "2.0": ["1:1 warning"],
    message:
      "a `-` next to a class such as `\\w` is an error in new versions of PCRE; move it to the end or write `\\-`",
  },
  { code: "/[\\w.-]/; /[-\\w]/; /[\\w\\-.]/;", both: [] },
  {
    code: "/\\h/;",
    both: ["1:1 warning"],
    message: "`\\h` has another meaning in this runtime; remove the backslash to match the letter",
  },
  {
    code: "/(?:(a)|b)*/;",
    both: ["1:1 warning"],
    message:
      "a group that a repetition can skip keeps its last match in this runtime; test the whole match instead",
  },
  { code: "/((a+)?(b+)?(c))*/;", both: ["1:1 warning"] },
  { code: "/(?:a|b)*/; /(a|b)+/; /^(?:www\\.)?(.*)$/; /(a)|(b)/; /(\\w+)(?:,(\\w+))?/;", both: [] },
]);

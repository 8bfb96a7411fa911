import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rewritePattern } from "../../../src/runtime/run/rewrite-pattern.ts";
import { evaluate, runtime1 } from "../../support/run.ts";

describe("a pattern of PCRE", () => {
  it.each([
    [/a$/, "a\n", ["a"]],
    [/./, "\r", ["\r"]],
    [/^.$/, "😀", ["😀"]],
    [/[^a]/, "😀", ["😀"]],
    [/\s/, "\u00a0", null],
    [/\S/, "\u00a0", ["\u00a0"]],
    [/a(?=b)/m, "ab", ["a"]],
    [/^b$/m, "a\nb\nc", ["b"]],
    [/(?<year>\d{4})-\k<year>/, "2024-2024", ["2024-2024", "2024"]],
    [/[\w-]+\.(?:js|css)$/i, "a-b.JS", ["a-b.JS"]],
    [/a{2}b{,3}[.$*{}]/, "aab{,3}$", ["aab{,3}$"]],
    [/([^/]+)\/?$/, "/a/b/", ["b/", "b"]],
  ])("matches like in njs: %s", (pattern, text, expected) => {
    const json = JSON.stringify(text);
    expect(evaluate(`${pattern}.exec(${json})`)).toEqual(expected);
    expect(
      evaluate(`new RegExp(${JSON.stringify(pattern.source)}, "${pattern.flags}").exec(${json})`),
    ).toEqual(expected);
  });

  it.each([
    ["\\R", "\\n", true],
    ["\\e", "e", false],
    ["a(?#comment)b", "ab", true],
    ["(?>a+)b", "aab", true],
    ["^[[:alpha:]_]+$", "a_B", true],
    ["[[:digit:]]", "a", false],
    ["(?i)ab|c", "C", true],
    ["\\Qa.b\\E", "a.b", true],
    ["(?P<n>a)", "a", true],
    ["\\h\\H\\N", "\\tab", true],
    ["\\A\\x{61}\\z", "a", true],
  ])("can use the construct %s", (pattern, text, matches) => {
    expect(evaluate(`new RegExp(${JSON.stringify(pattern)}).test("${text}")`)).toBe(matches);
  });

  it("keeps its source and its flags", () => {
    expect(evaluate("[/a.b$/gi.source, /a.b$/gi.flags, String(/a.b$/gi)]")).toEqual([
      "a.b$",
      "gi",
      "/a.b$/gi",
    ]);
  });

  it.each([
    ["new RegExp('(')", 'pcre_compile2("(") failed: missing closing parenthesis at ""'],
    [
      "new RegExp('[a\\\\[]')",
      'pcre_compile2("[a\\(?!)") failed: missing terminating ] for character class at ""',
    ],
    ["new RegExp('a', 'z')", 'Invalid RegExp flags "z"'],
    [
      "new RegExp('(?<=a+)b')",
      'pcre_compile2("(?<=a+)b") failed: lookbehind assertion is not fixed length at "(?<=a+)b"',
    ],
  ])("fails like in njs: %s", (code, message) => {
    expect(evaluate(`(function () { try { ${code}; } catch (e) { return e.message; } })()`)).toBe(message);
  });

  it("can be possessive in runtime 1.0", () => {
    expect(evaluate("/a++b/.test('aab')", runtime1)).toBe(true);
  });
});

describe("rewritePattern", () => {
  it("returns a valid pattern that matches the same ASCII text as the original", () => {
    const part = fc.constantFrom(
      "a",
      "b",
      "1",
      "-",
      "_",
      "/",
      "\\d",
      "\\w",
      "[ab]",
      "[^a]",
      "[a-c-]",
      "(?:a|b)",
      "(a)",
      "a*",
      "b+?",
      "\\.",
      "\\/",
      "a{1,2}",
      "{",
      "}",
      "|",
      "^",
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), fc.stringMatching(/^[ab1./_-]{0,6}$/), (parts, text) => {
        const source = parts.join("");
        const rewritten = rewritePattern(source, "", "cloudfront-js-2.0");
        let original: RegExp | undefined;
        try {
          original = new RegExp(source);
        } catch {
          return;
        }
        const found = rewritten && new RegExp(rewritten.pattern, rewritten.flags).exec(text);
        expect(found && [...found]).toEqual(original.exec(text) && [...(original.exec(text) ?? [])]);
      }),
    );
  });

  it("returns undefined for flags that njs does not have", () => {
    expect(rewritePattern("a", "u", "cloudfront-js-2.0")).toBeUndefined();
  });
});

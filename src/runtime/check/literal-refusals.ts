import { unexpected } from "./engine-text.ts";
import { type ParseContext, type Refusal, says, type Translation } from "./refusal.ts";

/** Mistakes in strings, templates, comments and regular expressions. */
export const literalTranslations: readonly Translation[] = [
  {
    acorn: /^Octal literal in strict mode$/,
    goesOn: true,
    // The engine reads `\\0` and then a digit, where acorn reads `\\01`.
    translate: (context) =>
      context.source.text.startsWith("\\0", context.at) ? undefined : octalEscape(context),
  },
  { acorn: /^Invalid escape sequence$/, goesOn: true, translate: (context) => eightOrNine(context) },
  {
    acorn: /^Bad escape sequence in untagged template literal$/,
    translate: (context) => {
      const text = context.source.text.slice(context.at).match(/^(?:\\[\s\S]|[^`])*/)?.[0] ?? "";
      if (/\\[ux]/.test(text)) {
        const wrong = text.match(/\\[ux][^\\\n]{0,4}/)?.[0] ?? "";
        return says(
          context,
          `SyntaxError: Invalid Unicode code point "${wrong}"`,
          "write escapes as `\\uXXXX`, `\\u{…}` or `\\xXX`",
        );
      }
      if (/\\[89]/.test(text)) {
        return eightOrNine(context);
      }
      return /\\[1-7]/.test(text) ? octalEscape(context) : undefined;
    },
  },
  {
    acorn:
      /^(Bad character escape sequence|Code point out of bounds|Invalid Unicode escape|Expecting Unicode escape)/,
    translate: (context) => {
      const { at, token, source } = context;
      const backslash = source.text.lastIndexOf("\\", at);
      if (!/["'`]/.test(source.text.charAt(token))) {
        return {
          at: backslash,
          error: unexpected("\\"),
          message: "names must be plain ASCII, without escapes",
        };
      }
      const wrong = source.text.slice(backslash).match(/^\\[ux][^"'`\\\n]{0,4}/)?.[0] ?? "\\";
      return says(
        context,
        `SyntaxError: Invalid Unicode code point "${wrong}"`,
        "write escapes as `\\uXXXX`, `\\u{…}` or `\\xXX`",
      );
    },
  },
  {
    acorn: /^Unterminated string constant$/,
    translate: (context) => {
      const line = context.source.text.slice(context.at).match(/^[^\n]*/)?.[0] ?? "";
      return says(
        context,
        `SyntaxError: Unterminated string "${line}"`,
        "this string is not closed on its line",
      );
    },
  },
  {
    acorn: /^Unterminated template/,
    translate: ({ source }) => ({
      at: source.text.length,
      error: "SyntaxError: Unterminated template literal",
      message: "a template literal is not closed; add the missing backquote",
    }),
  },
  {
    acorn: /^Missing brace in template$/,
    translate: (context) =>
      says(
        context,
        'SyntaxError: Missing "}" in template expression',
        "an expression in a template literal is not closed; add the missing `}`",
      ),
  },
  {
    acorn: /^Unterminated comment$/,
    translate: ({ source }) => ({
      at: source.text.length,
      error: unexpected(undefined),
      message: "a comment is not closed; add the missing `*/`",
    }),
  },
  {
    acorn: /^Unterminated regular expression$/,
    translate: (context) => {
      const start = context.token;
      const line = context.source.text.slice(start).match(/^[^\n]*/)?.[0] ?? "";
      return {
        ...says(
          context,
          `SyntaxError: Unterminated RegExp "${line}"`,
          "this regular expression is not closed on its line",
        ),
        at: start,
      };
    },
  },
];

function octalEscape(context: ParseContext): Refusal | undefined {
  return context.facts.octalEscapes
    ? undefined
    : says(
        context,
        "SyntaxError: Octal escape sequences can't be used in untagged template literals or in strict mode code",
        "write the character as `\\xXX` or `\\uXXXX`",
      );
}

function eightOrNine(context: ParseContext): Refusal | undefined {
  return context.facts.octalEscapes
    ? undefined
    : says(
        context,
        "SyntaxError: The escapes \\8 and \\9 can't be used in untagged template literals or in strict mode code",
        "write the digit without its backslash",
      );
}

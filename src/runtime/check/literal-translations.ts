import { unexpectedToken } from "./engine-messages.ts";
import {
  type AcornTranslation,
  diagnostic,
  type ParseContext,
  type SyntaxDiagnostic,
} from "./syntax-diagnostic.ts";

/** The translations of acorn's errors about strings, templates, comments and regular expressions. */
export const literalTranslations: readonly AcornTranslation[] = [
  {
    acorn: /^Octal literal in strict mode$/,
    recoverable: true,
    // The engine reads `\\01` as `\\0` followed by a digit.
    translate: (context) =>
      context.source.text.startsWith("\\0", context.at) ? undefined : octalEscape(context),
  },
  { acorn: /^Invalid escape sequence$/, recoverable: true, translate: (context) => eightOrNine(context) },
  {
    acorn: /^Bad escape sequence in untagged template literal$/,
    translate: (context) => {
      const text = context.source.text.slice(context.at).match(/^(?:\\[\s\S]|[^`])*/)?.[0] ?? "";
      if (/\\[ux]/.test(text)) {
        const wrong = text.match(/\\[ux][^\\\n]{0,4}/)?.[0] ?? "";
        return diagnostic(
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
          engineMessage: unexpectedToken("\\"),
          message: "names must be ASCII characters without escapes; rename this",
        };
      }
      const wrong = source.text.slice(backslash).match(/^\\[ux][^"'`\\\n]{0,4}/)?.[0] ?? "\\";
      return diagnostic(
        context,
        `SyntaxError: Invalid Unicode code point "${wrong}"`,
        "write escapes as `\\uXXXX`, `\\u{…}` or `\\xXX`",
      );
    },
  },
  {
    acorn: /^Unterminated string constant$/,
    translate: (context) => {
      const line = context.source.text.slice(context.at).match(/^[^\n]*\n?/)?.[0] ?? "";
      return diagnostic(
        context,
        `SyntaxError: Unterminated string "${line}"`,
        "this string is not closed on its line; add the missing quote",
      );
    },
  },
  {
    acorn: /^Unterminated template/,
    translate: ({ source }) => ({
      at: source.text.length,
      engineMessage: "SyntaxError: Unterminated template literal",
      message: "a template literal is not closed; add the missing backquote",
    }),
  },
  {
    acorn: /^Missing brace in template$/,
    translate: (context) =>
      diagnostic(
        context,
        'SyntaxError: Missing "}" in template expression',
        "an expression in a template literal is not closed; add the missing `}`",
      ),
  },
  {
    acorn: /^Unterminated comment$/,
    translate: ({ source }) => ({
      at: source.text.length,
      engineMessage: unexpectedToken("/*"),
      message: "a comment is not closed; add the missing `*/`",
    }),
  },
  {
    acorn: /^Unterminated regular expression$/,
    translate: (context) => {
      const start = context.token;
      const line = context.source.text.slice(start).match(/^[^\n]*/)?.[0] ?? "";
      return {
        ...diagnostic(
          context,
          `SyntaxError: Unterminated RegExp "${line}"`,
          "this regular expression is not closed on its line; add the missing `/`",
        ),
        at: start,
      };
    },
  },
];

function octalEscape(context: ParseContext): SyntaxDiagnostic | undefined {
  return context.facts.octalEscapes
    ? undefined
    : diagnostic(
        context,
        "SyntaxError: Octal escape sequences can't be used in untagged template literals or in strict mode code",
        "write the character as `\\xXX` or `\\uXXXX`",
      );
}

function eightOrNine(context: ParseContext): SyntaxDiagnostic | undefined {
  return context.facts.octalEscapes
    ? undefined
    : diagnostic(
        context,
        "SyntaxError: The escapes \\8 and \\9 can't be used in untagged template literals or in strict mode code",
        "write the digit without its backslash",
      );
}

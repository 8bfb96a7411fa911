import { unexpectedToken } from "./engine-messages.ts";
import { literalTranslations } from "./literal-translations.ts";
import {
  type AcornTranslation,
  diagnostic,
  type ParseContext,
  type SyntaxDiagnostic,
  unexpectedTokenAt,
} from "./syntax-diagnostic.ts";

export interface TranslatedError {
  readonly diagnostics: readonly SyntaxDiagnostic[];
  readonly recoverable: boolean;
}

/** The acorn errors that a rule reports instead, because the rule finds the token that the engine reports. */
const handledByRules =
  /rvalue$|^Shorthand property|^Optional chaining|^(Binding|Assigning to) \w+ in strict mode$|^Binding member|default value$|^The only valid meta|'import\.meta'|'new\.target'|super|^Illegal 'use strict'|^Setter cannot use rest|^Duplicate (export|attribute|constructor)|^Export '|getter or setter$|^Classes |^Constructor/;

/** The engine's message for each acorn message (measured on both runtimes), in the order in which they are tried. */
const translations: readonly AcornTranslation[] = [
  {
    acorn: /^Deleting local variable in strict mode$/,
    translate: (context) =>
      diagnostic(
        context,
        "SyntaxError: Delete of an unqualified identifier",
        "a variable cannot be deleted; assign `undefined`",
      ),
  },
  {
    acorn: /^Identifier '(.+)' has already been declared$/,
    translate: (context, [, name]) =>
      diagnostic(
        context,
        `SyntaxError: "${name}" has already been declared`,
        `\`${name}\` is declared twice; rename one of the two`,
      ),
  },
  {
    acorn: /^Unexpected keyword '(.+)'$/,
    translate: (context, [, keyword = ""]) =>
      diagnostic(context, unexpectedToken(keyword), `\`${keyword}\` is a keyword; choose another name`),
  },
  {
    acorn: /^Argument name clash$/,
    translate: (context) =>
      diagnostic(
        context,
        "SyntaxError: Duplicate parameter names",
        "two parameters have the same name; rename one",
      ),
  },
  {
    acorn: /^Redefinition of __proto__ property$/,
    translate: (context) =>
      diagnostic(
        context,
        "SyntaxError: Duplicate __proto__ fields are not allowed in object literals",
        "this object has two `__proto__` properties; remove one",
      ),
  },
  {
    acorn: /^getter should have no params$/,
    translate: (context) =>
      diagnostic(
        context,
        "SyntaxError: Getter must not have any formal parameters",
        "a getter takes no parameters; remove them",
      ),
  },
  {
    acorn: /^setter should have exactly one param$/,
    translate: (context) =>
      diagnostic(
        context,
        "SyntaxError: Setter must have exactly one formal parameter",
        "a setter takes exactly one parameter",
      ),
  },
  {
    acorn: /^Comma is not permitted after the rest element$/,
    translate: (context) =>
      diagnostic(
        context,
        "SyntaxError: Rest parameter must be last formal parameter",
        "`...rest` must be the last parameter; move it to the end",
      ),
  },
  {
    acorn: /^Multiple default clauses$/,
    translate: (context) =>
      diagnostic(
        context,
        "SyntaxError: More than one default clause in switch statement",
        "a switch can have one `default:`; remove the other",
      ),
  },
  {
    acorn: /^Parenthesized pattern$/,
    translate: ({ at, source }) => ({
      at: Math.max(source.text.indexOf("=>", at), at),
      engineMessage: unexpectedToken("=>"),
      message: "a parameter cannot have its own parentheses; remove them",
    }),
  },
  {
    acorn: /^Unsyntactic (break|continue)$/,
    recoverable: true,
    translate: (context, [, keyword]) => {
      const { at, source, labels } = context;
      const label = source.text.slice(at).match(/^\w+[ \t]+([\w$]+)/)?.[1];
      if (label !== undefined && !labels.includes(label)) {
        return diagnostic(
          context,
          `SyntaxError: Undefined label "${label}"`,
          `no enclosing statement has the label \`${label}:\`; correct the label`,
        );
      }
      const place = keyword === "break" ? "a loop or switch" : "a loop";
      return {
        at,
        engineMessage: `SyntaxError: Illegal ${keyword} statement`,
        message: `\`${keyword}\` is outside of ${place}; use \`return\` to leave a function`,
        phase: "compile",
      };
    },
  },
  {
    acorn: /^Label '(.+)' is already declared$/,
    recoverable: true,
    translate: (context, [, label]) =>
      diagnostic(
        context,
        `SyntaxError: Label "${label}" has already been declared`,
        `the label \`${label}:\` is used twice; rename one`,
      ),
  },
  {
    acorn: /^'return' outside of function$/,
    recoverable: true,
    translate: (context) =>
      diagnostic(
        context,
        "SyntaxError: Illegal return statement",
        "`return` is outside of a function; move it into `handler`",
      ),
  },
  {
    acorn: /^Illegal newline after throw$/,
    recoverable: true,
    translate: ({ token }) => ({
      at: token,
      engineMessage: "SyntaxError: Illegal newline after throw",
      message: "the thrown expression must begin on the line of `throw`",
    }),
  },
  {
    acorn: /^Missing catch or finally clause$/,
    recoverable: true,
    translate: ({ token }) => ({
      at: token,
      engineMessage: "SyntaxError: Missing catch or finally after try",
      message: "a `try` block needs `catch (e) { … }` or `finally { … }`",
    }),
  },
  ...literalTranslations,
  { acorn: /^Unexpected character/, translate: (context) => unexpectedTokenAt(context, context.token) },
  {
    acorn: /^Unexpected token$/,
    translate: (context) => {
      const { at, token, source } = context;
      // acorn reads past `**` only if the left operand is a unary expression.
      if (at < token && source.text.startsWith("**", at)) {
        return diagnostic(
          context,
          "SyntaxError: Either left-hand side or entire exponentiation must be parenthesized",
          "write `(-a) ** b` or `-(a ** b)`",
        );
      }
      return unexpectedTokenAt(context, at);
    },
  },
];

/** Translates one of acorn's errors into the engine's error. `recoverable` tells if the parser can continue. */
export function translateAcornError(acornMessage: string, context: ParseContext): TranslatedError {
  for (const { acorn, recoverable: goesOn, translate } of translations) {
    const match = acornMessage.match(acorn);
    if (match !== null) {
      const translated = translate(context, match);
      return { diagnostics: translated === undefined ? [] : [translated], recoverable: goesOn === true };
    }
  }
  if (handledByRules.test(acornMessage)) {
    return { diagnostics: [], recoverable: true };
  }
  return { diagnostics: [unexpectedTokenAt(context, context.at)], recoverable: false };
}

import { unexpected } from "./engine-text.ts";
import { literalTranslations } from "./literal-refusals.ts";
import { blame, type ParseContext, type Refusal, says, type Translation } from "./refusal.ts";

export interface Outcome {
  readonly report: readonly Refusal[];
  readonly goesOn: boolean;
}

/** Errors of acorn about what a rule finds in the tree, where it is better known what the engine blames. */
const leftToRules =
  /rvalue$|^Shorthand property|^Optional chaining|^(Binding|Assigning to) \w+ in strict mode$|^Binding member|default value$|^The only valid meta|'import\.meta'|'new\.target'|super|^Illegal 'use strict'|^Setter cannot use rest|^Duplicate (export|attribute|constructor)|^Export '|getter or setter$|^Classes |^Constructor/;

/** What acorn says → what the engine says (measured on both runtimes), in the order tried. */
const translations: readonly Translation[] = [
  {
    acorn: /^Deleting local variable in strict mode$/,
    translate: (context) =>
      says(
        context,
        "SyntaxError: Delete of an unqualified identifier",
        "a variable cannot be deleted; assign `undefined`",
      ),
  },
  {
    acorn: /^Identifier '(.+)' has already been declared$/,
    translate: (context, [, name]) =>
      says(
        context,
        `SyntaxError: "${name}" has already been declared`,
        `\`${name}\` is declared twice; rename one of the two`,
      ),
  },
  {
    acorn: /^Unexpected keyword '(.+)'$/,
    translate: (context, [, keyword = ""]) =>
      says(context, unexpected(keyword), `\`${keyword}\` is a keyword; choose another name`),
  },
  {
    acorn: /^Argument name clash$/,
    translate: (context) =>
      says(
        context,
        "SyntaxError: Duplicate parameter names",
        "two parameters have the same name; rename one",
      ),
  },
  {
    acorn: /^Redefinition of __proto__ property$/,
    translate: (context) =>
      says(
        context,
        "SyntaxError: Duplicate __proto__ fields are not allowed in object literals",
        "`__proto__` stands twice in this object; remove one",
      ),
  },
  {
    acorn: /^getter should have no params$/,
    translate: (context) =>
      says(
        context,
        "SyntaxError: Getter must not have any formal parameters",
        "a getter takes no parameters; remove them",
      ),
  },
  {
    acorn: /^setter should have exactly one param$/,
    translate: (context) =>
      says(
        context,
        "SyntaxError: Setter must have exactly one formal parameter",
        "a setter takes exactly one parameter",
      ),
  },
  {
    acorn: /^Comma is not permitted after the rest element$/,
    translate: (context) =>
      says(
        context,
        "SyntaxError: Rest parameter must be last formal parameter",
        "nothing may follow `...rest`; move it to the end",
      ),
  },
  {
    acorn: /^Multiple default clauses$/,
    translate: (context) =>
      says(
        context,
        "SyntaxError: More than one default clause in switch statement",
        "a switch takes one `default:`; remove the other",
      ),
  },
  {
    acorn: /^Parenthesized pattern$/,
    translate: ({ at, source }) => ({
      at: Math.max(source.text.indexOf("=>", at), at),
      error: unexpected("=>"),
      message: "a parameter cannot stand in parentheses of its own; remove them",
    }),
  },
  {
    acorn: /^Unsyntactic (break|continue)$/,
    goesOn: true,
    translate: (context, [, keyword]) => {
      const { at, source, labels } = context;
      const label = source.text.slice(at).match(/^\w+[ \t]+([\w$]+)/)?.[1];
      if (label !== undefined && !labels.includes(label)) {
        return says(
          context,
          `SyntaxError: Undefined label "${label}"`,
          `no statement around this one is labelled \`${label}:\``,
        );
      }
      const place = keyword === "break" ? "a loop or switch" : "a loop";
      return {
        at,
        error: `SyntaxError: Illegal ${keyword} statement`,
        message: `\`${keyword}\` stands outside of ${place}; use \`return\` to leave a function`,
        phase: "compile",
      };
    },
  },
  {
    acorn: /^Label '(.+)' is already declared$/,
    goesOn: true,
    translate: (context, [, label]) =>
      says(
        context,
        `SyntaxError: Label "${label}" has already been declared`,
        `label \`${label}:\` stands twice; rename one`,
      ),
  },
  {
    acorn: /^'return' outside of function$/,
    goesOn: true,
    translate: (context) =>
      says(
        context,
        "SyntaxError: Illegal return statement",
        "`return` stands outside of any function; move it into `handler`",
      ),
  },
  {
    acorn: /^Illegal newline after throw$/,
    goesOn: true,
    translate: (context) =>
      says(
        context,
        "SyntaxError: Illegal newline after throw",
        "what is thrown must start on the line of `throw`",
      ),
  },
  {
    acorn: /^Missing catch or finally clause$/,
    goesOn: true,
    translate: ({ token }) => ({
      at: token,
      error: "SyntaxError: Missing catch or finally after try",
      message: "a `try` block needs `catch (e) { … }` or `finally { … }`",
    }),
  },
  ...literalTranslations,
  { acorn: /^Unexpected character/, translate: (context) => blame(context, context.token) },
  {
    acorn: /^Unexpected token$/,
    translate: (context) => {
      const { at, token, source } = context;
      // acorn has read past `**` only where its left side has an operator of its own.
      if (at < token && source.text.startsWith("**", at)) {
        return says(
          context,
          "SyntaxError: Either left-hand side or entire exponentiation must be parenthesized",
          "write `(-a) ** b` or `-(a ** b)`",
        );
      }
      return blame(context, at);
    },
  },
];

/** Translates an error that acorn raises into what the engine says, and says whether parsing can go on. */
export function refusalFor(acornMessage: string, context: ParseContext): Outcome {
  for (const { acorn, goesOn, translate } of translations) {
    const match = acornMessage.match(acorn);
    if (match !== null) {
      const refusal = translate(context, match);
      return { report: refusal === undefined ? [] : [refusal], goesOn: goesOn === true };
    }
  }
  if (leftToRules.test(acornMessage)) {
    return { report: [], goesOn: true };
  }
  return { report: [blame(context, context.at)], goesOn: false };
}

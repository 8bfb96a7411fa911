import type { CallExpression, NewExpression } from "acorn";
import { unexpectedToken } from "../engine-messages.ts";
import { findPatternDifference } from "../regexp-differences.ts";
import { findPatternError, hasBracketsBesidesClass, toCompiledPattern } from "../regexp-pattern.ts";
import type { Rule, RuleContext } from "../rule-context.ts";

/** Reports flags and patterns of regular expressions that the engine, which compiles them with PCRE, does not allow. */
export const regularExpressions: Rule = {
  name: "regular-expressions",
  visit: {
    Literal(node, context) {
      if (node.regex === undefined || node.regex === null) {
        return;
      }
      const { pattern, flags } = node.regex;
      const wrong = findWrongFlag(flags, context);
      if (wrong !== -1) {
        const start = node.end - flags.length;
        if (/[a-z]/.test(flags.charAt(wrong))) {
          const message = formatFlagAdvice(context);
          context.reportError(
            start,
            `SyntaxError: Invalid RegExp flags "${flags.slice(0, wrong + 1)}"`,
            message,
          );
        } else {
          // The engine reads only lowercase letters as flags, and anything else as the next token.
          context.reportError(start + wrong, unexpectedToken(flags.slice(wrong)), formatFlagAdvice(context));
        }
        return;
      }
      checkPattern(pattern, node.start, context, (engineMessage, message) =>
        context.reportError(node.start, engineMessage, message),
      );
    },
    NewExpression: checkConstructor,
    CallExpression: checkConstructor,
  },
};

/** Checks `RegExp("pattern", "flags")` with literals. The engine compiles this pattern when the code runs. */
function checkConstructor(
  { callee, arguments: parameters }: CallExpression | NewExpression,
  context: RuleContext,
): void {
  const [pattern, flags] = parameters;
  if (callee.type !== "Identifier" || callee.name !== "RegExp" || pattern?.type !== "Literal") {
    return;
  }
  if (typeof pattern.value !== "string") {
    return;
  }
  if (
    flags?.type === "Literal" &&
    typeof flags.value === "string" &&
    findWrongFlag(flags.value, context) !== -1
  ) {
    context.reportRuntimeError(
      flags.start,
      `SyntaxError: Invalid RegExp flags "${flags.value}"`,
      formatFlagAdvice(context),
    );
    return;
  }
  checkPattern(pattern.value, pattern.start, context, (engineMessage, message) =>
    context.reportRuntimeError(pattern.start, engineMessage, message),
  );
}

function findWrongFlag(flags: string, { facts }: RuleContext): number {
  return [...flags].findIndex(
    (flag, index) => !facts.regExpFlags.includes(flag) || flags.indexOf(flag) < index,
  );
}

function formatFlagAdvice({ facts }: RuleContext): string {
  const known = [...facts.regExpFlags].join(", ");
  return `runtime ${facts.version} has the flags ${known}, each once; write the regular expression without others`;
}

function checkPattern(
  source: string,
  at: number,
  context: RuleContext,
  reportError: (engineMessage: string, message: string) => void,
): void {
  const { regExpCompiler, version, possessiveQuantifiers } = context.facts;
  if (!possessiveQuantifiers && possessive.test(source.replace(/\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]/g, "x"))) {
    reportError(
      `SyntaxError: Invalid regular expression "${source}" nothing to repeat`,
      "runtime 2.0 has no possessive quantifiers; remove the second `+`",
    );
    return;
  }
  const pattern = toCompiledPattern(source, regExpCompiler);
  const error = findPatternError(pattern, regExpCompiler);
  if (error !== undefined) {
    // PCRE2 always names the rest of the pattern, and PCRE only if there is one.
    const rest = error.rest === "" && version === "1.0" ? "" : ` at "${error.rest}"`;
    const message =
      pattern === source || version === "1.0"
        ? error.message
        : `${error.message} (runtime 2.0 replaces \`[]\` in every pattern; write \`\\x5b\` for a \`[\` before a \`]\`)`;
    reportError(`SyntaxError: ${regExpCompiler}("${pattern}") failed: ${error.words}${rest}`, message);
    return;
  }
  const difference =
    pattern !== source && version === "2.0" && hasBracketsBesidesClass(source)
      ? `runtime 2.0 replaces \`[]\` in every pattern, so that this one is \`${pattern}\`; write \`\\x5b\` for a \`[\` before a \`]\``
      : findPatternDifference(source, version);
  if (difference !== undefined) {
    context.reportWarning(at, difference);
  }
}

const possessive = /(?:[*+?]|\{\d+(?:,\d*)?\})\+/;

import { unexpectedToken } from "../engine-messages.ts";
import { findPatternError } from "../regexp-pattern.ts";
import type { Rule } from "../rule-context.ts";

/** Reports flags and patterns of regular expressions that the engine, which compiles them with PCRE, does not allow. */
export const regularExpressions: Rule = {
  name: "regular-expressions",
  visit: {
    Literal(node, context) {
      if (node.regex === undefined || node.regex === null) {
        return;
      }
      const { pattern, flags } = node.regex;
      const { facts } = context;
      const wrong = [...flags].findIndex(
        (flag, index) => !facts.regExpFlags.includes(flag) || flags.indexOf(flag) < index,
      );
      if (wrong !== -1) {
        const start = node.end - flags.length;
        const known = [...facts.regExpFlags].join(", ");
        const message = `runtime ${facts.version} has the flags ${known}, each once; write the regular expression without others`;
        if (/[a-z]/.test(flags.charAt(wrong))) {
          context.reportError(
            start,
            `SyntaxError: Invalid RegExp flags "${flags.slice(0, wrong + 1)}"`,
            message,
          );
        } else {
          // The engine reads only lowercase letters as flags, and anything else as the next token.
          context.reportError(start + wrong, unexpectedToken(flags.slice(wrong)), message);
        }
        return;
      }
      const fault = findPatternError(pattern, facts.regExpCompiler);
      if (fault !== undefined) {
        const rest = fault.rest === "" ? "" : ` at "${fault.rest}"`;
        context.reportError(
          node.start,
          `SyntaxError: ${facts.regExpCompiler}("${pattern}") failed: ${fault.words}${rest}`,
          fault.message,
        );
      }
    },
  },
};

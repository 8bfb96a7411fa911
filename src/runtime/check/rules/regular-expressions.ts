import { unexpected } from "../engine-text.ts";
import { faultIn } from "../regexp-pattern.ts";
import type { Rule } from "../rule.ts";

/** Flags and patterns of regular expressions: the engine compiles them with PCRE. */
export const regularExpressions: Rule = {
  name: "regular-expressions",
  visit: {
    Literal(node, check) {
      if (node.regex === undefined || node.regex === null) {
        return;
      }
      const { pattern, flags } = node.regex;
      const { facts } = check;
      const wrong = [...flags].findIndex(
        (flag, index) => !facts.regExpFlags.includes(flag) || flags.indexOf(flag) < index,
      );
      if (wrong !== -1) {
        const start = node.end - flags.length;
        const known = [...facts.regExpFlags].join(", ");
        const message = `runtime ${facts.version} has the flags ${known}, each once; write the regular expression without others`;
        if (/[a-z]/.test(flags.charAt(wrong))) {
          check.refuse(start, `SyntaxError: Invalid RegExp flags "${flags.slice(0, wrong + 1)}"`, message);
        } else {
          // Only small letters are taken for flags: anything else is the next token.
          check.refuse(start + wrong, unexpected(flags.slice(wrong)), message);
        }
        return;
      }
      const fault = faultIn(pattern, facts.regExpCompiler);
      if (fault !== undefined) {
        const rest = fault.rest === "" ? "" : ` at "${fault.rest}"`;
        check.refuse(
          node.start,
          `SyntaxError: ${facts.regExpCompiler}("${pattern}") failed: ${fault.words}${rest}`,
          fault.message,
        );
      }
    },
  },
};

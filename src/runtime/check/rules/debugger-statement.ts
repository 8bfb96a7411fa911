import { unexpectedToken, unsupportedToken } from "../engine-messages.ts";
import type { Rule } from "../rule-context.ts";

/** Reports `debugger` in runtime 1.0, and in runtime 2.0 if the semicolon is missing. */
export const debuggerStatement: Rule = {
  name: "debugger-statement",
  visit: {
    DebuggerStatement(node, context) {
      const next = context.source.tokenAt(node.start + "debugger".length);
      if (!context.facts.debuggerStatement) {
        context.reportError(
          next?.start ?? node.end,
          unsupportedToken(next),
          "runtime 1.0 has no `debugger`; remove it",
        );
      } else if (next !== undefined && next.text !== ";") {
        context.reportError(
          next.start,
          unexpectedToken(next),
          "runtime 2.0 needs a semicolon after `debugger`; remove the statement",
        );
      }
    },
  },
};

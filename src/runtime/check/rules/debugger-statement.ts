import { notSupported, unexpected } from "../engine-text.ts";
import type { Rule } from "../rule.ts";

/** Runtime 1.0 has no `debugger`; 2.0 has, and wants its semicolon. It does nothing in either. */
export const debuggerStatement: Rule = {
  name: "debugger-statement",
  visit: {
    DebuggerStatement(node, check) {
      const next = check.source.tokenAt(node.start + "debugger".length);
      if (!check.facts.debuggerStatement) {
        check.refuse(next?.start ?? node.end, notSupported(next), "runtime 1.0 has no `debugger`; remove it");
      } else if (next !== undefined && next.text !== ";") {
        check.refuse(
          next.start,
          unexpected(next),
          "runtime 2.0 wants a semicolon after `debugger`; better remove it",
        );
      }
    },
  },
};

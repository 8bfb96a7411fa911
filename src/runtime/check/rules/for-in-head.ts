import { unexpectedToken } from "../engine-messages.ts";
import type { Rule } from "../rule-context.ts";

/** Reports the head of a `for…in` loop if it has an initializer or a target that the runtime does not allow. */
export const forInHead: Rule = {
  name: "for-in-head",
  visit: {
    ForInStatement({ left, right }, context) {
      const { source, facts } = context;
      if (left.type === "VariableDeclaration") {
        const init = left.declarations[0]?.init;
        if (init !== null && init !== undefined) {
          // Runtime 1.0 parses `1 in {}` as the initializer, and then expects the semicolon of a `for` loop.
          const closing = source.tokenAt(right.end);
          const message = "the variable of a `for…in` loop cannot have an initializer; remove it";
          if (facts.letAndConst) {
            context.reportError(init.end, "SyntaxError: Invalid left-hand side in for-loop", message);
          } else {
            context.reportError(closing?.start ?? right.end, unexpectedToken(closing), message);
          }
        }
        return;
      }
      if (left.type !== "Identifier" && !(left.type === "MemberExpression" && facts.memberAsForInTarget)) {
        const first = source.tokenAt(left.start)?.text ?? "";
        context.reportError(
          left.start,
          `ReferenceError: Invalid left-hand side "${first}" in for-in statement`,
          `runtime ${facts.version} allows only a variable before \`in\`; write \`for (var key in …)\``,
        );
      }
    },
  },
};

import { unexpectedToken } from "../engine-messages.ts";
import type { Rule } from "../rule-context.ts";

/** Reports `??=`, `||=` and `&&=`. The engine reads `??`, and then does not expect `=`. */
export const logicalAssignment: Rule = {
  name: "logical-assignment",
  visit: {
    AssignmentExpression({ left, operator }, context) {
      if (operator === "??=" || operator === "||=" || operator === "&&=") {
        const at = context.source.skipTrivia(left.end) + 2;
        const plain = operator.slice(0, 2);
        context.reportError(
          at,
          unexpectedToken("="),
          `runtime ${context.facts.version} has no \`${operator}\`; write \`a = a ${plain} b\``,
        );
      }
    },
  },
};

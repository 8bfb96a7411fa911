import { unexpected } from "../engine-text.ts";
import type { Rule } from "../rule.ts";

/** No `??=`, `||=`, `&&=`: the engine reads the operator, and stumbles over `=`. */
export const logicalAssignment: Rule = {
  name: "logical-assignment",
  visit: {
    AssignmentExpression({ left, operator }, check) {
      if (operator === "??=" || operator === "||=" || operator === "&&=") {
        const at = check.source.skipTrivia(left.end) + 2;
        const plain = operator.slice(0, 2);
        check.refuse(
          at,
          unexpected("="),
          `runtime ${check.facts.version} has no \`${operator}\`; write \`a = a ${plain} b\``,
        );
      }
    },
  },
};

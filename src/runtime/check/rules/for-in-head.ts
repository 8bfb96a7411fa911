import { unexpected } from "../engine-text.ts";
import type { Rule } from "../rule.ts";

/** What may stand left of `in`: a name, declared or not, in 2.0 also a property; and no first value. */
export const forInHead: Rule = {
  name: "for-in-head",
  visit: {
    ForInStatement({ left, right }, check) {
      const { source, facts } = check;
      if (left.type === "VariableDeclaration") {
        const init = left.declarations[0]?.init;
        if (init !== null && init !== undefined) {
          // 1.0 takes `1 in {}` for the value, and misses the semicolon of a plain `for`.
          const closing = source.tokenAt(right.end);
          const message = "a `for…in` loop cannot give its variable a first value; remove it";
          if (facts.letAndConst) {
            check.refuse(init.end, "SyntaxError: Invalid left-hand side in for-loop", message);
          } else {
            check.refuse(closing?.start ?? right.end, unexpected(closing), message);
          }
        }
        return;
      }
      if (left.type !== "Identifier" && !(left.type === "MemberExpression" && facts.memberAsForInTarget)) {
        const first = source.tokenAt(left.start)?.text ?? "";
        check.refuse(
          left.start,
          `ReferenceError: Invalid left-hand side "${first}" in for-in statement`,
          `runtime ${facts.version} takes only a variable left of \`in\`; write \`for (var key in …)\``,
        );
      }
    },
  },
};

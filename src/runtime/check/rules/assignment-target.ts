import type { Rule } from "../rule-context.ts";
import type { SyntaxNode } from "../syntax-tree.ts";

/** Reports assignments to anything but variables and properties. The rule `destructuring` reports patterns. */
export const assignmentTarget: Rule = {
  name: "assignment-target",
  visit: {
    AssignmentExpression({ left, operator }, context) {
      const isPattern = left.type === "ObjectPattern" || left.type === "ArrayPattern";
      if (!isAssignable(left) && !(isPattern && operator === "=")) {
        context.reportError(
          context.source.skipTrivia(left.end),
          "ReferenceError: Invalid left-hand side in assignment",
          "only a variable or a property can be assigned; change the left side",
        );
      }
    },
    UpdateExpression(node, context) {
      const restricted =
        node.argument.type === "Identifier" &&
        (node.argument.name === "eval" || node.argument.name === "arguments");
      if (!isAssignable(node.argument) || restricted) {
        const side = node.prefix ? "prefix" : "postfix";
        context.reportError(
          node.prefix ? node.start : context.source.skipTrivia(node.argument.end),
          `ReferenceError: Invalid left-hand side in ${side} operation`,
          `\`${node.operator}\` needs a variable or a property`,
        );
      }
    },
  },
};

/** Returns true for a valid target, and for an optional chain, which its own rule reports. */
function isAssignable(node: SyntaxNode): boolean {
  return node.type === "Identifier" || node.type === "MemberExpression" || node.type === "ChainExpression";
}

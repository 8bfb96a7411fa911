import type { Rule } from "../rule.ts";
import type { SyntaxNode } from "../syntax-tree.ts";

/** Only variables and properties can be assigned. (Patterns are a rule of their own.) */
export const assignmentTarget: Rule = {
  name: "assignment-target",
  visit: {
    AssignmentExpression({ left, operator }, check) {
      const isPattern = left.type === "ObjectPattern" || left.type === "ArrayPattern";
      if (!isAssignable(left) && !(isPattern && operator === "=")) {
        check.refuse(
          check.source.skipTrivia(left.end),
          "ReferenceError: Invalid left-hand side in assignment",
          "only a variable or a property can be assigned to",
        );
      }
    },
    UpdateExpression(node, check) {
      const restricted =
        node.argument.type === "Identifier" &&
        (node.argument.name === "eval" || node.argument.name === "arguments");
      if (!isAssignable(node.argument) || restricted) {
        const side = node.prefix ? "prefix" : "postfix";
        check.refuse(
          node.prefix ? node.start : check.source.skipTrivia(node.argument.end),
          `ReferenceError: Invalid left-hand side in ${side} operation`,
          `\`${node.operator}\` needs a variable or a property`,
        );
      }
    },
  },
};

/** Optional chaining is refused by its own rule. */
function isAssignable(node: SyntaxNode): boolean {
  return node.type === "Identifier" || node.type === "MemberExpression" || node.type === "ChainExpression";
}

import type { Rule, RuleContext } from "../rule-context.ts";
import { isFunction, type SyntaxNode } from "../syntax-tree.ts";

/** Reports functions nested more than eight deep, which runtime 1.0 does not allow. */
export const functionNesting: Rule = {
  name: "function-nesting",
  visit: {
    FunctionDeclaration: (node, context) => checkDepth(node, context),
    FunctionExpression: (node, context) => checkDepth(node, context),
    ArrowFunctionExpression: (node, context) => checkDepth(node, context),
  },
};

function checkDepth(node: SyntaxNode, context: RuleContext): void {
  const limit = context.facts.maxFunctionNesting;
  // A node with fewer ancestors than the limit cannot exceed it.
  if (context.ancestors.length < limit || context.ancestors.filter(isFunction).length !== limit) {
    return;
  }
  context.reportError(
    node.start,
    `SyntaxError: The maximum function nesting level is "${limit}"`,
    `runtime 1.0 allows ${limit} levels of functions; move an inner function to the top level`,
  );
}

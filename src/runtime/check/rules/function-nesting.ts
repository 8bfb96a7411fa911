import type { Check } from "../check.ts";
import type { Rule } from "../rule.ts";
import { isFunction, type SyntaxNode } from "../syntax-tree.ts";

/** Runtime 1.0 nests functions eight deep, and no deeper. */
export const functionNesting: Rule = {
  name: "function-nesting",
  visit: {
    FunctionDeclaration: (node, check) => checkDepth(node, check),
    FunctionExpression: (node, check) => checkDepth(node, check),
    ArrowFunctionExpression: (node, check) => checkDepth(node, check),
  },
};

function checkDepth(node: SyntaxNode, check: Check): void {
  const limit = check.facts.maxFunctionNesting;
  // Below as many ancestors as the limit allows there is nothing to count.
  if (check.ancestors.length < limit || check.ancestors.filter(isFunction).length !== limit) {
    return;
  }
  check.refuse(
    node.start,
    `SyntaxError: The maximum function nesting level is "${limit}"`,
    `runtime 1.0 nests functions ${limit} deep at most; move an inner function to the top level`,
  );
}

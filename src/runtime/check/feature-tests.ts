import type { IfStatement } from "acorn";
import { isKnownBuiltin } from "./builtins.ts";
import { getChildren } from "./children.ts";
import type { ScopeAnalysis } from "./scope-analysis.ts";
import type { SyntaxNode } from "./syntax-tree.ts";

/**
 * Returns true if an expression tests for a built-in: `typeof Buffer`, `globalThis.Map`, `String.bytesFrom`, `"at" in
 * Array.prototype`, or a variable that holds the result of such a test.
 */
export function isFeatureTest(node: SyntaxNode, scopes: ScopeAnalysis): boolean {
  switch (node.type) {
    case "Identifier":
      return scopes.featureTests.has(node.name);
    case "Literal":
      return false;
    case "UnaryExpression":
      if (node.operator === "typeof" && node.argument.type === "Identifier") {
        return isKnownBuiltin(node.argument.name);
      }
      break;
    case "BinaryExpression":
      if (node.operator === "in") {
        return isBuiltinObject(node.right);
      }
      break;
    case "MemberExpression":
      if (node.property.type === "Identifier" || node.property.type === "Literal") {
        return isBuiltinObject(node.object);
      }
      break;
    case "CallExpression":
    case "FunctionExpression":
    case "ArrowFunctionExpression":
      return false;
  }
  return getChildren(node).some((child) => isFeatureTest(child, scopes));
}

/** Returns true for `globalThis`, `Array`, `Array.prototype` and the like. */
function isBuiltinObject(node: SyntaxNode): boolean {
  if (node.type === "MemberExpression") {
    return (
      node.property.type === "Identifier" &&
      node.property.name === "prototype" &&
      isBuiltinObject(node.object)
    );
  }
  return (
    node.type === "Identifier" &&
    (node.name === "globalThis" || /^[A-Z]/.test(node.name)) &&
    isKnownBuiltin(node.name)
  );
}

/** Returns true if no code after the statement runs when its test is true: `if (…) { return …; }`. */
export function alwaysLeaves({ consequent, alternate }: IfStatement): boolean {
  const last =
    consequent.type === "BlockStatement" ? consequent.body[consequent.body.length - 1] : consequent;
  return (
    (alternate === null || alternate === undefined) &&
    (last?.type === "ReturnStatement" || last?.type === "ThrowStatement")
  );
}

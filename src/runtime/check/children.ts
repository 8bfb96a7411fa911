import type { SyntaxNode } from "./syntax-tree.ts";

type OptionalNode = SyntaxNode | null | undefined;

/**
 * Calls `visit` for the children of a node, in source order. Does not visit names that are not references (labels,
 * `.property`, `key:`), template quasis and literals.
 *
 * A `switch` and not a table of keys, because this runs for every node of every upload: access by a variable key took
 * a tenth of the check.
 */
export function forEachChild(node: SyntaxNode, visit: (child: SyntaxNode) => void): void {
  switch (node.type) {
    case "Identifier":
    case "Literal":
      break;
    case "MemberExpression":
      visit(node.object);
      if (node.computed) {
        visit(node.property);
      }
      break;
    case "Property":
    case "MethodDefinition":
    case "PropertyDefinition":
      if (node.computed) {
        visit(node.key);
      }
      visitOptional(node.value, visit);
      break;
    case "Program":
    case "BlockStatement":
    case "StaticBlock":
    case "ClassBody":
      visitAll(node.body, visit);
      break;
    case "BrokenStatement":
      visitAll(node.fragments, visit);
      break;
    case "ExpressionStatement":
    case "ChainExpression":
    case "ParenthesizedExpression":
      visitOptional(node.expression, visit);
      break;
    case "WithStatement":
      visitOptional(node.object, visit);
      visitOptional(node.body, visit);
      break;
    case "ReturnStatement":
    case "ThrowStatement":
    case "UnaryExpression":
    case "UpdateExpression":
    case "YieldExpression":
    case "AwaitExpression":
    case "SpreadElement":
    case "RestElement":
      visitOptional(node.argument, visit);
      break;
    case "LabeledStatement":
      visitOptional(node.body, visit);
      break;
    case "IfStatement":
    case "ConditionalExpression":
      visitOptional(node.test, visit);
      visitOptional(node.consequent, visit);
      visitOptional(node.alternate, visit);
      break;
    case "SwitchStatement":
      visitOptional(node.discriminant, visit);
      visitAll(node.cases, visit);
      break;
    case "SwitchCase":
      visitOptional(node.test, visit);
      visitAll(node.consequent, visit);
      break;
    case "TryStatement":
      visitOptional(node.block, visit);
      visitOptional(node.handler, visit);
      visitOptional(node.finalizer, visit);
      break;
    case "CatchClause":
      visitOptional(node.param, visit);
      visitOptional(node.body, visit);
      break;
    case "WhileStatement":
      visitOptional(node.test, visit);
      visitOptional(node.body, visit);
      break;
    case "DoWhileStatement":
      visitOptional(node.body, visit);
      visitOptional(node.test, visit);
      break;
    case "ForStatement":
      visitOptional(node.init, visit);
      visitOptional(node.test, visit);
      visitOptional(node.update, visit);
      visitOptional(node.body, visit);
      break;
    case "ForInStatement":
    case "ForOfStatement":
      visitOptional(node.left, visit);
      visitOptional(node.right, visit);
      visitOptional(node.body, visit);
      break;
    case "FunctionDeclaration":
    case "FunctionExpression":
      visitOptional(node.id, visit);
      visitAll(node.params, visit);
      visitOptional(node.body, visit);
      break;
    case "ArrowFunctionExpression":
      visitAll(node.params, visit);
      visitOptional(node.body, visit);
      break;
    case "VariableDeclaration":
      visitAll(node.declarations, visit);
      break;
    case "VariableDeclarator":
      visitOptional(node.id, visit);
      visitOptional(node.init, visit);
      break;
    case "ArrayExpression":
    case "ArrayPattern":
      visitAll(node.elements, visit);
      break;
    case "ObjectExpression":
    case "ObjectPattern":
      visitAll(node.properties, visit);
      break;
    case "BinaryExpression":
    case "AssignmentExpression":
    case "LogicalExpression":
    case "AssignmentPattern":
      visitOptional(node.left, visit);
      visitOptional(node.right, visit);
      break;
    case "NewExpression":
    case "CallExpression":
      visitOptional(node.callee, visit);
      visitAll(node.arguments, visit);
      break;
    case "SequenceExpression":
    case "TemplateLiteral":
      visitAll(node.expressions, visit);
      break;
    case "ImportExpression":
      visitOptional(node.source, visit);
      break;
    case "TaggedTemplateExpression":
      visitOptional(node.tag, visit);
      visitOptional(node.quasi, visit);
      break;
    case "ClassDeclaration":
    case "ClassExpression":
      visitOptional(node.id, visit);
      visitOptional(node.superClass, visit);
      visitOptional(node.body, visit);
      break;
    case "ExportNamedDeclaration":
    case "ExportDefaultDeclaration":
      visitOptional(node.declaration, visit);
      break;
  }
}

function visitOptional(child: OptionalNode, visit: (child: SyntaxNode) => void): void {
  if (child !== null && child !== undefined) {
    visit(child);
  }
}

function visitAll(children: readonly OptionalNode[], visit: (child: SyntaxNode) => void): void {
  for (let index = 0; index < children.length; index += 1) {
    visitOptional(children[index], visit);
  }
}

/** Returns the children of a node in source order. */
export function getChildren(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  forEachChild(node, (child) => children.push(child));
  return children;
}

/** Calls `enter` for `node` and all its descendants in source order. `ancestors` holds the path, outermost first. */
export function walk(node: SyntaxNode, ancestors: SyntaxNode[], enter: (node: SyntaxNode) => void): void {
  const visit = (child: SyntaxNode): void => {
    enter(child);
    ancestors.push(child);
    forEachChild(child, visit);
    ancestors.pop();
  };
  visit(node);
}

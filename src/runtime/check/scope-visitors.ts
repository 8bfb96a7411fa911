import type { CallExpression, MemberExpression, NewExpression, Pattern, Property } from "acorn";
import { alwaysLeaves, isFeatureTest } from "./feature-tests.ts";
import type { RuleContext } from "./rule-context.ts";
import type { Range, ScopeAnalysis } from "./scope-analysis.ts";
import { isFunction, type SyntaxNode, type Visitors } from "./syntax-tree.ts";

/** Fills `context.scopes` during the walk. */
export const scopeVisitors: Visitors<RuleContext> = {
  VariableDeclaration(node, { scopes, ancestors }) {
    const home =
      node.kind === "var" ? findEnclosing(ancestors, isFunctionOrProgram) : findEnclosing(ancestors, isBlock);
    for (const declarator of node.declarations) {
      declarePattern(declarator.id, (name) => scopes.declare(name, home));
    }
  },
  FunctionDeclaration(node, { scopes, ancestors }) {
    if (node.id !== null) {
      scopes.declare(node.id.name, findEnclosing(ancestors, isBlock));
    }
    scopes.hasAsyncFunction ||= node.async;
    declareParameters(node, scopes);
  },
  FunctionExpression(node, { scopes }) {
    scopes.hasAsyncFunction ||= node.async;
    if (node.id !== null && node.id !== undefined) {
      scopes.declare(node.id.name, node);
    }
    declareParameters(node, scopes);
  },
  ArrowFunctionExpression(node, { scopes }) {
    scopes.hasAsyncFunction ||= node.async;
    declareParameters(node, scopes);
  },
  ClassDeclaration(node, { scopes, ancestors }) {
    if (node.id !== null) {
      scopes.declare(node.id.name, findEnclosing(ancestors, isBlock));
    }
  },
  ClassExpression(node, { scopes }) {
    if (node.id !== null && node.id !== undefined) {
      scopes.declare(node.id.name, node);
    }
  },
  CatchClause(node, { scopes }) {
    if (node.param !== null && node.param !== undefined) {
      declarePattern(node.param, (name) => scopes.declare(name, node));
    }
  },
  ImportDeclaration(node, { scopes, ancestors }) {
    for (const specifier of node.specifiers) {
      scopes.declare(specifier.local.name, findEnclosing(ancestors, isBlock));
    }
  },
  AwaitExpression(_, { scopes, ancestors }) {
    const enclosing = ancestors.findLast(isFunction);
    if (enclosing !== undefined) {
      scopes.awaitingFunctions.add(enclosing);
    }
  },
  VariableDeclarator({ id, init }, { scopes }) {
    if (id.type === "Identifier" && init !== null && init !== undefined && isFeatureTest(init, scopes)) {
      scopes.featureTests.add(id.name);
    }
  },
  IfStatement(node, { scopes, parent }) {
    if (isFeatureTest(node.test, scopes)) {
      scopes.addGuarded(node);
      if (alwaysLeaves(node) && parent !== undefined) {
        scopes.addGuarded({ start: node.end, end: parent.end });
      }
    }
  },
  ConditionalExpression(node, { scopes }) {
    if (isFeatureTest(node.test, scopes)) {
      scopes.addGuarded(node);
    }
  },
  LogicalExpression(node, { scopes }) {
    if (isFeatureTest(node.left, scopes)) {
      scopes.addGuarded(node);
    }
  },
  BinaryExpression({ operator, left, right }, { scopes }) {
    if (operator === "in" && left.type === "Literal" && typeof left.value === "string") {
      scopes.ownMembers.add(left.value);
      if (right.type === "Identifier" && right.name === "globalThis") {
        scopes.typeofNames.add(left.value);
      }
    }
  },
  TryStatement(node, { scopes }) {
    if (node.handler !== null && node.handler !== undefined) {
      scopes.addTryBlock(node.block);
    }
  },
  MemberExpression(node, { scopes, parent }) {
    const name = getMemberName(node);
    if (name === undefined) {
      return;
    }
    const call = findCall(node, parent);
    scopes.members.push({ node, name, call });
    if (call === undefined && node.object.type === "Identifier" && node.object.name === "globalThis") {
      scopes.typeofNames.add(name);
    }
    if (call === undefined && !(parent?.type === "MemberExpression" && parent.object === node)) {
      scopes.ownMembers.add(name);
    }
  },
  Literal(node, { scopes }) {
    if (typeof node.value === "string") {
      scopes.strings.push(node);
    }
  },
  TemplateLiteral(node, { scopes }) {
    scopes.strings.push(node);
  },
  CallExpression(node, { scopes }) {
    scopes.calls.push(node);
  },
  Property(node, { scopes, parent }) {
    const { computed, key } = node;
    if (parent?.type === "ObjectExpression") {
      scopes.properties.push(node as Property);
    }
    if (!computed && key.type === "Identifier") {
      scopes.ownMembers.add(key.name);
    }
  },
  Identifier(node, { scopes, parent }) {
    if (parent?.type === "UnaryExpression" && parent.operator === "typeof") {
      scopes.typeofNames.add(node.name);
    } else {
      scopes.references.push({ node, parent });
    }
  },
};

/** Returns the call whose callee is this node, if any. */
export function findCall(
  node: SyntaxNode,
  parent: SyntaxNode | undefined,
): CallExpression | NewExpression | undefined {
  const isCall = parent?.type === "CallExpression" || parent?.type === "NewExpression";
  return isCall && parent.callee === node ? parent : undefined;
}

function getMemberName({ computed, property }: MemberExpression): string | undefined {
  if (!computed) {
    return property.type === "Identifier" ? property.name : undefined;
  }
  return property.type === "Literal" && typeof property.value === "string" ? property.value : undefined;
}

function declareParameters(node: SyntaxNode & { params: Pattern[] }, scopes: ScopeAnalysis): void {
  for (const param of node.params) {
    declarePattern(param, (name) => scopes.declare(name, node));
  }
}

function declarePattern(pattern: Pattern, declare: (name: string) => void): void {
  switch (pattern.type) {
    case "Identifier":
      declare(pattern.name);
      break;
    case "ObjectPattern":
      for (const property of pattern.properties) {
        declarePattern(property.type === "RestElement" ? property.argument : property.value, declare);
      }
      break;
    case "ArrayPattern":
      for (const element of pattern.elements) {
        if (element !== null) {
          declarePattern(element, declare);
        }
      }
      break;
    case "RestElement":
      declarePattern(pattern.argument, declare);
      break;
    case "AssignmentPattern":
      declarePattern(pattern.left, declare);
      break;
  }
}

function isFunctionOrProgram(node: SyntaxNode): boolean {
  return node.type === "Program" || isFunction(node);
}

function isBlock(node: SyntaxNode): boolean {
  switch (node.type) {
    case "BlockStatement":
    case "SwitchStatement":
    case "ForStatement":
    case "ForInStatement":
    case "ForOfStatement":
      return true;
    default:
      return isFunctionOrProgram(node);
  }
}

function findEnclosing(ancestors: readonly SyntaxNode[], isHome: (node: SyntaxNode) => boolean): Range {
  for (let index = ancestors.length - 1; index >= 0; index -= 1) {
    const node = ancestors[index];
    if (node !== undefined && isHome(node)) {
      // The range of a program is the whole code, including the comments around it.
      return node.type === "Program" ? { start: 0, end: Number.POSITIVE_INFINITY } : node;
    }
  }
  return { start: 0, end: Number.POSITIVE_INFINITY };
}

import type { CallExpression, MemberExpression, NewExpression, Pattern } from "acorn";
import type { Check } from "./check.ts";
import type { Names, Range } from "./names.ts";
import { isFunction, type SyntaxNode, type Visitors } from "./syntax-tree.ts";

/** Fills `check.names` on the walk. */
export const collectNames: Visitors<Check> = {
  VariableDeclaration(node, { names, ancestors }) {
    const home =
      node.kind === "var" ? enclosing(ancestors, isFunctionOrProgram) : enclosing(ancestors, isBlock);
    for (const declarator of node.declarations) {
      declarePattern(declarator.id, (name) => names.declare(name, home));
    }
  },
  FunctionDeclaration(node, { names, ancestors }) {
    if (node.id !== null) {
      names.declare(node.id.name, enclosing(ancestors, isBlock));
    }
    declareParameters(node, names);
  },
  FunctionExpression(node, { names }) {
    if (node.id !== null && node.id !== undefined) {
      names.declare(node.id.name, node);
    }
    declareParameters(node, names);
  },
  ArrowFunctionExpression(node, { names }) {
    declareParameters(node, names);
  },
  ClassDeclaration(node, { names, ancestors }) {
    if (node.id !== null) {
      names.declare(node.id.name, enclosing(ancestors, isBlock));
    }
  },
  ClassExpression(node, { names }) {
    if (node.id !== null && node.id !== undefined) {
      names.declare(node.id.name, node);
    }
  },
  CatchClause(node, { names }) {
    if (node.param !== null && node.param !== undefined) {
      declarePattern(node.param, (name) => names.declare(name, node));
    }
  },
  ImportDeclaration(node, { names, ancestors }) {
    for (const specifier of node.specifiers) {
      names.declare(specifier.local.name, enclosing(ancestors, isBlock));
    }
  },
  TryStatement(node, { names }) {
    if (node.handler !== null && node.handler !== undefined) {
      names.markTried(node.block);
    }
  },
  MemberExpression(node, { names, parent }) {
    const name = memberName(node);
    if (name === undefined) {
      return;
    }
    const call = callOf(node, parent);
    names.members.push({ node, name, call });
    if (call === undefined && !(parent?.type === "MemberExpression" && parent.object === node)) {
      names.ownMembers.add(name);
    }
  },
  Property({ computed, key }, { names }) {
    if (!computed && key.type === "Identifier") {
      names.ownMembers.add(key.name);
    }
  },
  Identifier(node, { names, parent }) {
    if (parent?.type === "UnaryExpression" && parent.operator === "typeof") {
      names.guarded.add(node.name);
    } else {
      names.references.push({ node, parent });
    }
  },
};

/** The call whose callee is this node, if it is one. */
export function callOf(
  node: SyntaxNode,
  parent: SyntaxNode | undefined,
): CallExpression | NewExpression | undefined {
  const isCall = parent?.type === "CallExpression" || parent?.type === "NewExpression";
  return isCall && parent.callee === node ? parent : undefined;
}

function memberName({ computed, property }: MemberExpression): string | undefined {
  if (!computed) {
    return property.type === "Identifier" ? property.name : undefined;
  }
  return property.type === "Literal" && typeof property.value === "string" ? property.value : undefined;
}

function declareParameters(node: SyntaxNode & { params: Pattern[] }, names: Names): void {
  for (const param of node.params) {
    declarePattern(param, (name) => names.declare(name, node));
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

function enclosing(ancestors: readonly SyntaxNode[], isHome: (node: SyntaxNode) => boolean): Range {
  for (let index = ancestors.length - 1; index >= 0; index -= 1) {
    const node = ancestors[index];
    if (node !== undefined && isHome(node)) {
      // The program is the whole code: comments before and after it make no difference.
      return node.type === "Program" ? { start: 0, end: Number.POSITIVE_INFINITY } : node;
    }
  }
  return { start: 0, end: Number.POSITIVE_INFINITY };
}

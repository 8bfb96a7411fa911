import type { AnyNode, ForInStatement, ForOfStatement } from "acorn";

/** A statement that could not be parsed to its end, with the expressions that were parsed before the error. */
export interface BrokenStatement {
  type: "BrokenStatement";
  start: number;
  /** The offset at which the parser stopped. */
  end: number;
  /** The first keyword of the statement, or of the loop head in `for (const …`. */
  opening: { keyword: string; start: number } | undefined;
  /** The complete expressions of the statement, in source order. */
  fragments: SyntaxNode[];
}

export type SyntaxNode = AnyNode | BrokenStatement;
export type FunctionNode = NodeOfType<
  "FunctionDeclaration" | "FunctionExpression" | "ArrowFunctionExpression"
>;
export type NodeOfType<T extends SyntaxNode["type"]> = Extract<SyntaxNode, { type: T }>;

/** Functions by the type of the nodes for which the walk calls them. */
export type Visitors<Context> = {
  readonly [T in SyntaxNode["type"]]?: (node: NodeOfType<T>, context: Context) => void;
};

/**
 * The members of a node that hold its children, in source order. Does not include names that are not references
 * (labels, `.property`, `key:`), template quasis and literals.
 */
export const childKeys: Readonly<Partial<Record<SyntaxNode["type"], readonly string[]>>> = {
  Program: ["body"],
  BrokenStatement: ["fragments"],
  ExpressionStatement: ["expression"],
  BlockStatement: ["body"],
  StaticBlock: ["body"],
  WithStatement: ["object", "body"],
  ReturnStatement: ["argument"],
  LabeledStatement: ["body"],
  IfStatement: ["test", "consequent", "alternate"],
  SwitchStatement: ["discriminant", "cases"],
  SwitchCase: ["test", "consequent"],
  ThrowStatement: ["argument"],
  TryStatement: ["block", "handler", "finalizer"],
  CatchClause: ["param", "body"],
  WhileStatement: ["test", "body"],
  DoWhileStatement: ["body", "test"],
  ForStatement: ["init", "test", "update", "body"],
  ForInStatement: ["left", "right", "body"],
  ForOfStatement: ["left", "right", "body"],
  FunctionDeclaration: ["id", "params", "body"],
  FunctionExpression: ["id", "params", "body"],
  ArrowFunctionExpression: ["params", "body"],
  VariableDeclaration: ["declarations"],
  VariableDeclarator: ["id", "init"],
  ArrayExpression: ["elements"],
  ObjectExpression: ["properties"],
  UnaryExpression: ["argument"],
  UpdateExpression: ["argument"],
  BinaryExpression: ["left", "right"],
  AssignmentExpression: ["left", "right"],
  LogicalExpression: ["left", "right"],
  ConditionalExpression: ["test", "consequent", "alternate"],
  NewExpression: ["callee", "arguments"],
  CallExpression: ["callee", "arguments"],
  SequenceExpression: ["expressions"],
  YieldExpression: ["argument"],
  AwaitExpression: ["argument"],
  ImportExpression: ["source"],
  ChainExpression: ["expression"],
  ParenthesizedExpression: ["expression"],
  SpreadElement: ["argument"],
  TemplateLiteral: ["expressions"],
  TaggedTemplateExpression: ["tag", "quasi"],
  ObjectPattern: ["properties"],
  ArrayPattern: ["elements"],
  RestElement: ["argument"],
  AssignmentPattern: ["left", "right"],
  ClassDeclaration: ["id", "superClass", "body"],
  ClassExpression: ["id", "superClass", "body"],
  ClassBody: ["body"],
  ExportNamedDeclaration: ["declaration"],
  ExportDefaultDeclaration: ["declaration"],
  MemberExpression: ["object"],
  Property: ["value"],
  MethodDefinition: ["value"],
  PropertyDefinition: ["value"],
};

/** The same for nodes with a computed key. */
export const childKeysIfComputed: Readonly<Record<string, readonly string[]>> = {
  MemberExpression: ["object", "property"],
  Property: ["key", "value"],
  MethodDefinition: ["key", "value"],
  PropertyDefinition: ["key", "value"],
};

type Child = SyntaxNode | readonly (SyntaxNode | null)[] | null | undefined;

/** A node as a table of its children. */
export type Children = Readonly<Record<string, Child>>;

/** Calls `enter` for `node` and all its descendants in source order. `ancestors` holds the path, outermost first. */
export function walk(node: SyntaxNode, ancestors: SyntaxNode[], enter: (node: SyntaxNode) => void): void {
  enter(node);
  const keys = getChildKeys(node);
  if (keys === undefined) {
    return;
  }
  ancestors.push(node);
  // Loops by index, because this runs for every node of every upload.
  for (let i = 0; i < keys.length; i += 1) {
    // By `childKeys`, the member is a node, a list of nodes and holes, or empty.
    const child = (node as unknown as Children)[keys[i] as string];
    if (child === null || child === undefined) {
      continue;
    }
    if (isList(child)) {
      for (let k = 0; k < child.length; k += 1) {
        const element = child[k];
        if (element !== null && element !== undefined) {
          walk(element, ancestors, enter);
        }
      }
    } else {
      walk(child, ancestors, enter);
    }
  }
  ancestors.pop();
}

/** Returns the children of a node in source order. */
export function getChildren(node: SyntaxNode): SyntaxNode[] {
  return (getChildKeys(node) ?? [])
    .flatMap((key) => (node as unknown as Children)[key] ?? [])
    .filter((child) => child !== null);
}

/** Returns the members that hold the children. Tests for leaves first, because half of all nodes are leaves. */
function getChildKeys(node: SyntaxNode): readonly string[] | undefined {
  switch (node.type) {
    case "Identifier":
    case "Literal":
      return undefined;
    case "MemberExpression":
    case "Property":
    case "MethodDefinition":
    case "PropertyDefinition":
      return node.computed ? childKeysIfComputed[node.type] : childKeys[node.type];
    default:
      return childKeys[node.type];
  }
}

function isList(child: SyntaxNode | readonly (SyntaxNode | null)[]): child is readonly (SyntaxNode | null)[] {
  return Array.isArray(child);
}

export function isFunction(node: SyntaxNode): node is FunctionNode {
  return (
    node.type === "FunctionDeclaration" ||
    node.type === "FunctionExpression" ||
    node.type === "ArrowFunctionExpression"
  );
}

/** Returns true for the five statements that repeat their body. */
export function isLoop(node: SyntaxNode): boolean {
  switch (node.type) {
    case "ForStatement":
    case "ForInStatement":
    case "ForOfStatement":
    case "WhileStatement":
    case "DoWhileStatement":
      return true;
    default:
      return false;
  }
}

export function isForHead(
  node: SyntaxNode | undefined,
  left: SyntaxNode,
): node is ForInStatement | ForOfStatement {
  return (node?.type === "ForInStatement" || node?.type === "ForOfStatement") && node.left === left;
}

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

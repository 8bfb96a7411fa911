import { forEachChild } from "./children.ts";
import type { Rule, RuleContext } from "./rule-context.ts";
import { rules } from "./rules.ts";
import { scopeVisitors } from "./scope-visitors.ts";
import type { SyntaxNode } from "./syntax-tree.ts";

interface NamedVisitor {
  readonly rule: string;
  readonly visit: (node: SyntaxNode, context: RuleContext) => void;
}

/** The visitors of all rules by node type, so that one walk of the tree runs all rules. */
const visitorsByType: ReadonlyMap<string, readonly NamedVisitor[]> = indexVisitors([
  { name: "scopes", visit: scopeVisitors },
  ...rules,
]);

function indexVisitors(all: readonly Rule[]): Map<string, NamedVisitor[]> {
  const table = new Map<string, NamedVisitor[]>();
  for (const { name, visit = {} } of all) {
    for (const [type, visitor] of Object.entries(visit)) {
      const entry: NamedVisitor = { rule: name, visit: visitor as NamedVisitor["visit"] };
      table.set(type, [...(table.get(type) ?? []), entry]);
    }
  }
  return table;
}

/** Runs the visitors of all rules for a node and its descendants, in source order. */
export function visitTree(root: SyntaxNode, context: RuleContext): void {
  const { ancestors } = context;
  const visitNode = (node: SyntaxNode): void => {
    const visitors = visitorsByType.get(node.type);
    if (visitors !== undefined) {
      // Loops by index, because this runs for every node of every upload.
      for (let index = 0; index < visitors.length; index += 1) {
        const visitor = visitors[index] as NamedVisitor;
        context.rule = visitor.rule;
        visitor.visit(node, context);
      }
    }
    ancestors.push(node);
    forEachChild(node, visitNode);
    ancestors.pop();
  };
  visitNode(root);
}

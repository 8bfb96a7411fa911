import type { Rule, RuleContext } from "./rule-context.ts";
import { rules } from "./rules.ts";
import { scopeVisitors } from "./scope-visitors.ts";
import { type Children, childKeys, childKeysIfComputed, type SyntaxNode } from "./syntax-tree.ts";

interface NamedVisitor {
  readonly rule: string;
  readonly visit: (node: SyntaxNode, context: RuleContext) => void;
}

/** The visitors of all rules for the nodes of one type, and the members that hold the children of these nodes. */
interface NodePlan {
  readonly visitors: NamedVisitor[];
  readonly keys: readonly string[];
  readonly keysIfComputed: readonly string[];
}

/** One table for all rules, so that one walk of the tree with one look-up per node runs all rules. */
const plans: ReadonlyMap<string, NodePlan> = createPlans([
  { name: "scopes", visit: scopeVisitors },
  ...rules,
]);

function createPlans(all: readonly Rule[]): Map<string, NodePlan> {
  const table = new Map<string, NodePlan>();
  const getPlan = (type: string): NodePlan => {
    const keys = childKeys[type as SyntaxNode["type"]] ?? [];
    const plan = table.get(type) ?? { visitors: [], keys, keysIfComputed: childKeysIfComputed[type] ?? keys };
    table.set(type, plan);
    return plan;
  };
  for (const type of Object.keys(childKeys)) {
    getPlan(type);
  }
  for (const { name, visit = {} } of all) {
    for (const [type, visitor] of Object.entries(visit)) {
      getPlan(type).visitors.push({ rule: name, visit: visitor as NamedVisitor["visit"] });
    }
  }
  return table;
}

/** Runs the visitors of all rules for a node and its descendants, in source order. */
export function visitTree(node: SyntaxNode, context: RuleContext): void {
  const plan = plans.get(node.type);
  if (plan === undefined) {
    return;
  }
  const { visitors, keys, keysIfComputed } = plan;
  // Loops by index, because this runs for every node of every upload.
  for (let i = 0; i < visitors.length; i += 1) {
    const { rule, visit } = visitors[i] as NamedVisitor;
    context.rule = rule;
    visit(node, context);
  }
  const members =
    keys !== keysIfComputed && (node as { computed?: boolean }).computed === true ? keysIfComputed : keys;
  if (members.length === 0) {
    return;
  }
  context.ancestors.push(node);
  for (let i = 0; i < members.length; i += 1) {
    const child = (node as unknown as Children)[members[i] as string];
    if (child === null || child === undefined) {
      continue;
    }
    if ("length" in child) {
      for (let k = 0; k < child.length; k += 1) {
        const element = child[k];
        if (element !== null && element !== undefined) {
          visitTree(element, context);
        }
      }
    } else {
      visitTree(child, context);
    }
  }
  context.ancestors.pop();
}

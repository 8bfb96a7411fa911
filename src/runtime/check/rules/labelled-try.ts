import type { TryStatement } from "acorn";
import type { Rule } from "../rule-context.ts";
import { isFunction, type SyntaxNode, walk } from "../syntax-tree.ts";

/** Reports a `try…finally` that jumps to two different labels. The engine raises this error without a line. */
export const labelledTry: Rule = {
  name: "labelled-try",
  visit: {
    TryStatement(node, context) {
      if (node.finalizer === null || node.finalizer === undefined) {
        return;
      }
      const exits = findExits(node);
      for (const [type, words] of jumps) {
        const [first, ...others] = exits.filter((exit) => exit.type === type);
        const other = others.find(({ label }) => label !== first?.label);
        if (first !== undefined && other !== undefined) {
          context.reportError(
            other.at,
            `InternalError: ${words} instructions with different labels ("${first.label}" vs "${other.label}") ` +
              "from try-catch block are not supported",
            "leave this `try` to one label only; set a flag and test it after the block",
            "compile",
          );
        }
      }
    },
  },
};

const jumps = [
  ["BreakStatement", "try break/return"],
  ["ContinueStatement", "try continue"],
] as const;

interface Exit {
  readonly type: "BreakStatement" | "ContinueStatement";
  readonly label: string;
  readonly at: number;
}

/** Finds the labelled jumps out of the `try` and `catch` blocks, in source order. */
function findExits(node: TryStatement): Exit[] {
  const exits: Exit[] = [];
  const ancestors: SyntaxNode[] = [];
  for (const block of [node.block, node.handler?.body]) {
    if (block === undefined) {
      continue;
    }
    walk(block, ancestors, (inner) => {
      if (inner.type !== "BreakStatement" && inner.type !== "ContinueStatement") {
        return;
      }
      const label = inner.label?.name;
      const staysInside = ancestors.some(
        (ancestor) =>
          isFunction(ancestor) || (ancestor.type === "LabeledStatement" && ancestor.label.name === label),
      );
      if (label !== undefined && !staysInside) {
        exits.push({ type: inner.type, label, at: inner.start });
      }
    });
  }
  return exits;
}

import type { Rule } from "../rule.ts";
import { isForHead } from "../syntax-tree.ts";

/** A constant needs a value. The engine notices only when it has parsed everything, and names no line. */
export const constInitializer: Rule = {
  name: "const-initializer",
  visit: {
    VariableDeclaration(node, check) {
      if (node.kind !== "const" || !check.facts.letAndConst || isForHead(check.parent, node)) {
        return;
      }
      for (const { id, init } of node.declarations) {
        if (id.type === "Identifier" && (init === null || init === undefined)) {
          check.refuse(
            id.start,
            "SyntaxError: missing initializer in const declaration",
            `\`const ${id.name}\` has no value; give it one, or write \`let\``,
            "compile",
          );
        }
      }
    },
  },
};

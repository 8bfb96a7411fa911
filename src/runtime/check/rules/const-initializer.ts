import type { Rule } from "../rule-context.ts";
import { isForHead } from "../syntax-tree.ts";

/** Reports constants without a value. The engine raises this error after parsing, without a line. */
export const constInitializer: Rule = {
  name: "const-initializer",
  visit: {
    VariableDeclaration(node, context) {
      if (node.kind !== "const" || !context.facts.letAndConst || isForHead(context.parent, node)) {
        return;
      }
      for (const { id, init } of node.declarations) {
        if (id.type === "Identifier" && (init === null || init === undefined)) {
          context.reportError(
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

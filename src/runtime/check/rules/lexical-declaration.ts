import { notSupported } from "../engine-text.ts";
import type { Rule } from "../rule.ts";

/** Runtime 1.0 has neither `let` nor `const`. */
export const lexicalDeclaration: Rule = {
  name: "lexical-declaration",
  visit: {
    VariableDeclaration(node, check) {
      if (node.kind !== "var" && !check.facts.letAndConst) {
        check.refuse(node.start, notSupported(node.kind), advice(node.kind));
      }
    },
    BrokenStatement({ opening }, check) {
      const keyword = opening?.keyword;
      if (opening !== undefined && (keyword === "let" || keyword === "const") && !check.facts.letAndConst) {
        check.refuse(opening.start, notSupported(keyword), advice(keyword));
      }
    },
  },
};

function advice(keyword: string): string {
  return `runtime 1.0 has no \`${keyword}\`; write \`var\`, or use cloudfront-js-2.0`;
}

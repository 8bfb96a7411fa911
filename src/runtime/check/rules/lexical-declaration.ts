import { unsupportedToken } from "../engine-messages.ts";
import type { Rule } from "../rule-context.ts";

/** Reports `let` and `const`, which runtime 1.0 does not have. */
export const lexicalDeclaration: Rule = {
  name: "lexical-declaration",
  visit: {
    VariableDeclaration(node, context) {
      if (node.kind !== "var" && !context.facts.letAndConst) {
        context.reportError(node.start, unsupportedToken(node.kind), formatAdvice(node.kind));
      }
    },
    BrokenStatement({ opening }, context) {
      const keyword = opening?.keyword;
      if (opening !== undefined && (keyword === "let" || keyword === "const") && !context.facts.letAndConst) {
        context.reportError(opening.start, unsupportedToken(keyword), formatAdvice(keyword));
      }
    },
  },
};

function formatAdvice(keyword: string): string {
  return `runtime 1.0 has no \`${keyword}\`; write \`var\`, or use cloudfront-js-2.0`;
}

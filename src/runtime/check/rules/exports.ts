import type { Check } from "../check.ts";
import type { Rule } from "../rule.ts";

/** A function's code is a script: it exports nothing, `handler` is found by its name. */
export const exportStatements: Rule = {
  name: "exports",
  visit: {
    ExportNamedDeclaration: (node, check) => refuse(node.start, check),
    ExportDefaultDeclaration: (node, check) => refuse(node.start, check),
    ExportAllDeclaration: (node, check) => refuse(node.start, check),
    BrokenStatement({ opening }, check) {
      if (opening?.keyword === "export") {
        refuse(opening.start, check);
      }
    },
  },
};

function refuse(at: number, check: Check): void {
  check.refuse(
    at,
    "SyntaxError: Illegal export statement",
    "a CloudFront function exports nothing; remove `export`, the service finds `function handler(event)` by its name",
  );
}

import type { Rule, RuleContext } from "../rule-context.ts";

/** Reports `export`. The code of a function is a script, and the service finds `handler` by its name. */
export const exportStatements: Rule = {
  name: "exports",
  visit: {
    ExportNamedDeclaration: (node, context) => reportExport(node.start, context),
    ExportDefaultDeclaration: (node, context) => reportExport(node.start, context),
    ExportAllDeclaration: (node, context) => reportExport(node.start, context),
    BrokenStatement({ opening }, context) {
      if (opening?.keyword === "export") {
        reportExport(opening.start, context);
      }
    },
  },
};

function reportExport(at: number, context: RuleContext): void {
  context.reportError(
    at,
    "SyntaxError: Illegal export statement",
    "a CloudFront function has no exports; remove `export`, because the service finds `handler` by its name",
  );
}

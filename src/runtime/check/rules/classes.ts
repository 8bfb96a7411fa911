import { unsupportedToken } from "../engine-messages.ts";
import type { Rule, RuleContext } from "../rule-context.ts";

/** Reports classes, which no runtime has. */
export const classes: Rule = {
  name: "classes",
  visit: {
    ClassDeclaration: (node, context) => reportClass(node.start, context),
    ClassExpression: (node, context) => reportClass(node.start, context),
    BrokenStatement({ opening }, context) {
      if (opening?.keyword === "class") {
        reportClass(opening.start, context);
      }
    },
  },
};

function reportClass(at: number, context: RuleContext): void {
  context.reportError(
    at,
    unsupportedToken("class"),
    `runtime ${context.facts.version} has no classes; write a function that returns an object`,
  );
}

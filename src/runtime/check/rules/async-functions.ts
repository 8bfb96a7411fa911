import { unexpectedToken, unsupportedToken } from "../engine-messages.ts";
import type { Rule, RuleContext } from "../rule-context.ts";

/** Reports `async` functions, which runtime 1.0 does not have. */
export const asyncFunctions: Rule = {
  name: "async-functions",
  visit: {
    FunctionDeclaration(node, context) {
      if (node.async) {
        reportAsync(node.start, unsupportedToken("async"), context);
      }
    },
    FunctionExpression(node, context) {
      if (!node.async || context.parent?.type === "MethodDefinition") {
        return;
      }
      if (context.parent?.type === "Property" && context.parent.method) {
        // The engine reads `async` as the name of the property, and does not expect the name that follows.
        const name = context.source.tokenAt(context.parent.start + "async".length);
        reportAsync(name?.start ?? context.parent.start, unexpectedToken(name), context);
      } else {
        reportAsync(node.start, unsupportedToken("async"), context);
      }
    },
    ArrowFunctionExpression(node, context) {
      if (node.async) {
        // The engine reads `async (x)` as a call and reports `=>`. For `async x =>` it reports `x`.
        const next = context.source.tokenAt(node.start + "async".length);
        const arrow = context.source.text.lastIndexOf("=>", node.body.start);
        const reported = next?.text === "(" ? context.source.tokenAt(arrow) : next;
        reportAsync(reported?.start ?? node.start, unexpectedToken(reported), context);
      }
    },
    BrokenStatement({ opening }, context) {
      if (opening?.keyword === "async") {
        reportAsync(opening.start, unsupportedToken("async"), context);
      }
    },
  },
};

function reportAsync(at: number, error: string, context: RuleContext): void {
  if (!context.facts.asyncFunctions) {
    context.reportError(
      at,
      error,
      "runtime 1.0 has no `async`; use promises with `.then(…)`, or use cloudfront-js-2.0",
    );
  }
}

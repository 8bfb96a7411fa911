import type { SpreadElement } from "acorn";
import { unexpectedToken, unsupportedToken } from "../engine-messages.ts";
import type { Rule, RuleContext } from "../rule-context.ts";

/** Reports spread elements. Runtime 1.0 parses them in arrays and calls, but does not spread them. */
export const spread: Rule = {
  name: "spread",
  visit: {
    SpreadElement(node, context) {
      const { facts, parent, source } = context;
      if (parent?.type === "ObjectExpression") {
        context.reportError(
          node.start,
          unsupportedToken("..."),
          `runtime ${facts.version} has no object spread; write \`Object.assign({}, …)\``,
        );
        return;
      }
      if (!facts.spreadParses) {
        context.reportError(
          node.start,
          unexpectedToken("..."),
          `runtime 2.0 has no spread; ${formatAdvice(context)}`,
        );
        return;
      }
      const next = source.tokenAt(node.end);
      if (parent?.type === "ArrayExpression" && next?.text === ",") {
        context.reportError(
          next.start,
          unexpectedToken(","),
          `runtime 1.0 has no spread; ${formatAdvice(context)}`,
        );
      } else {
        context.reportWarning(
          node.start,
          `runtime 1.0 parses \`${formatSnippet(node, context)}\` but does not spread it; ${formatAdvice(context)}`,
        );
      }
    },
  },
};

function formatAdvice({ parent }: RuleContext): string {
  return parent?.type === "ArrayExpression"
    ? "write `[].concat(a, b)` for `[...a, ...b]`"
    : "write `f.apply(null, list)` for `f(...list)`";
}

function formatSnippet(node: SpreadElement, { source }: RuleContext): string {
  return source.text.slice(node.start, Math.min(node.end, node.start + 20)).replace(/\s+/g, " ");
}

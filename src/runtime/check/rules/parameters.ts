import type { ArrowFunctionExpression, Pattern } from "acorn";
import { unexpectedToken, unsupportedToken } from "../engine-messages.ts";
import { findNonExpression } from "../find-non-expression.ts";
import type { Rule, RuleContext } from "../rule-context.ts";
import type { FunctionNode } from "../syntax-tree.ts";

/** Reports default parameters and patterns. A parameter is a name, and the last one may be `...name`. */
export const parameters: Rule = {
  name: "parameters",
  visit: {
    FunctionDeclaration: (node, context) => checkParameters(node, context),
    FunctionExpression: (node, context) => checkParameters(node, context),
    ArrowFunctionExpression(node, context) {
      const first = node.params.find((param) => !isPlain(param));
      if (first !== undefined) {
        const { at, error } = findArrowError(node, context);
        context.reportError(at, error, formatAdvice(first, context));
      }
    },
  },
};

/** Reports the first parameter that is not a name, as the engine does. */
function checkParameters(node: FunctionNode, context: RuleContext): void {
  const first = node.params.find((param) => !isPlain(param));
  if (first === undefined) {
    return;
  }
  const { source } = context;
  let pattern = first;
  if (pattern.type === "RestElement") {
    const inner = source.tokenAt(pattern.argument.start);
    context.reportError(pattern.argument.start, unexpectedToken(inner), formatAdvice(first, context));
    return;
  }
  if (pattern.type === "AssignmentPattern" && pattern.left.type === "Identifier") {
    context.reportError(
      source.skipTrivia(pattern.left.end),
      unexpectedToken("="),
      formatAdvice(first, context),
    );
    return;
  }
  if (pattern.type === "AssignmentPattern") {
    pattern = pattern.left;
  }
  context.reportError(
    pattern.start,
    unsupportedToken(source.tokenAt(pattern.start)),
    formatAdvice(first, context),
  );
}

function isPlain(param: Pattern): boolean {
  return (
    param.type === "Identifier" || (param.type === "RestElement" && param.argument.type === "Identifier")
  );
}

/**
 * Finds the token that the engine reports. With these parameters the engine parses `(…)` as an expression in
 * parentheses. It reports the first token that is not valid in an expression, or else the arrow.
 */
function findArrowError(node: ArrowFunctionExpression, context: RuleContext): { at: number; error: string } {
  const inside = node.params
    .map((param) => findNonExpression(param, context))
    .find((found) => found !== undefined);
  const arrow = context.source.text.lastIndexOf("=>", node.body.start);
  return inside ?? { at: arrow, error: unexpectedToken("=>") };
}

function formatAdvice(param: Pattern, { source, facts }: RuleContext): string {
  if (param.type === "AssignmentPattern" && param.left.type === "Identifier") {
    const { name } = param.left;
    return `runtime ${facts.version} has no default parameters; write \`if (${name} === undefined) { ${name} = …; }\` in the body`;
  }
  const text = source.text.slice(param.start, Math.min(param.end, param.start + 20)).replace(/\s+/g, " ");
  return `runtime ${facts.version} has no destructuring: replace \`${text}\` by one parameter and read its properties in the body`;
}

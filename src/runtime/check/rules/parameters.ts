import type { ArrowFunctionExpression, Pattern } from "acorn";
import type { Check } from "../check.ts";
import { notSupported, unexpected } from "../engine-text.ts";
import { notAnExpression } from "../pattern-as-expression.ts";
import type { Rule } from "../rule.ts";
import type { FunctionNode } from "../syntax-tree.ts";

/** A parameter is a name; the last one may be `...name`. No defaults, no patterns. */
export const parameters: Rule = {
  name: "parameters",
  visit: {
    FunctionDeclaration: (node, check) => checkParameters(node, check),
    FunctionExpression: (node, check) => checkParameters(node, check),
    ArrowFunctionExpression(node, check) {
      const first = node.params.find((param) => !isPlain(param));
      if (first !== undefined) {
        const { at, error } = blamedInArrow(node, check);
        check.refuse(at, error, advice(first, check));
      }
    },
  },
};

/** The engine blames the first parameter that is not plain; one finding says it for all. */
function checkParameters(node: FunctionNode, check: Check): void {
  const first = node.params.find((param) => !isPlain(param));
  if (first === undefined) {
    return;
  }
  const { source } = check;
  let pattern = first;
  if (pattern.type === "RestElement") {
    const inner = source.tokenAt(pattern.argument.start);
    check.refuse(pattern.argument.start, unexpected(inner), advice(first, check));
    return;
  }
  if (pattern.type === "AssignmentPattern" && pattern.left.type === "Identifier") {
    check.refuse(source.skipTrivia(pattern.left.end), unexpected("="), advice(first, check));
    return;
  }
  if (pattern.type === "AssignmentPattern") {
    pattern = pattern.left;
  }
  check.refuse(pattern.start, notSupported(source.tokenAt(pattern.start)), advice(first, check));
}

function isPlain(param: Pattern): boolean {
  return (
    param.type === "Identifier" || (param.type === "RestElement" && param.argument.type === "Identifier")
  );
}

/**
 * With such parameters `(…) => …` does not look like an arrow function to the engine. It reads an expression in
 * parentheses, and stumbles over what an expression cannot hold, or else over the arrow.
 */
function blamedInArrow(node: ArrowFunctionExpression, check: Check): { at: number; error: string } {
  const inside = node.params
    .map((param) => notAnExpression(param, check))
    .find((found) => found !== undefined);
  const arrow = check.source.text.lastIndexOf("=>", node.body.start);
  return inside ?? { at: arrow, error: unexpected("=>") };
}

function advice(param: Pattern, { source, facts }: Check): string {
  if (param.type === "AssignmentPattern" && param.left.type === "Identifier") {
    const { name } = param.left;
    return `runtime ${facts.version} has no default parameters; write \`if (${name} === undefined) { ${name} = …; }\` in the body`;
  }
  const text = source.text.slice(param.start, Math.min(param.end, param.start + 20)).replace(/\s+/g, " ");
  return `runtime ${facts.version} has no destructuring: instead of \`${text}\` take one parameter and read its properties in the body`;
}

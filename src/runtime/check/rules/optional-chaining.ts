import type { ChainExpression, Expression, Super } from "acorn";
import { unexpectedToken } from "../engine-messages.ts";
import type { Rule, RuleContext } from "../rule-context.ts";
import type { Source } from "../source.ts";

/**
 * Reports optional chaining. The engine parses `?.name`, and then expects nothing but another `?.`.
 */
export const optionalChaining: Rule = {
  name: "optional-chaining",
  visit: {
    ChainExpression(node, context) {
      const at = findReportedOffset(node, context);
      context.reportError(
        at,
        unexpectedToken(context.source.tokenAt(at)),
        `runtime ${context.facts.version} has no \`?.\`; write \`a && a.b\` for \`a?.b\``,
      );
    },
  },
};

function findReportedOffset(node: ChainExpression, { source }: RuleContext): number {
  let at = skipParentheses(findFirstOptional(node.expression), source);
  for (;;) {
    const question = source.skipTrivia(at);
    const afterDot = source.skipTrivia(question + "?.".length);
    const name = source.tokenAt(afterDot);
    if (!source.text.startsWith("?.", question)) {
      return question;
    }
    if (name === undefined || !/^[A-Za-z_$]/.test(name.text)) {
      return afterDot;
    }
    at = name.end;
  }
}

/** Returns the offset after the brackets that close the object, as in `(a || b)?.c`. */
function skipParentheses(offset: number, source: Source): number {
  let at = source.skipTrivia(offset);
  while (source.text[at] === ")") {
    at = source.skipTrivia(at + 1);
  }
  return at;
}

/** Returns the offset of the innermost `?.` of the chain. */
function findFirstOptional(chain: Expression | Super): number {
  let at = chain.start;
  let node: Expression | Super = chain;
  while (node.type === "MemberExpression" || node.type === "CallExpression") {
    const inner: Expression | Super = node.type === "MemberExpression" ? node.object : node.callee;
    if (node.optional === true) {
      at = inner.end;
    }
    node = inner;
  }
  return at;
}

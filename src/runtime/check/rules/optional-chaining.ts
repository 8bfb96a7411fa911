import type { ChainExpression, Expression, Super } from "acorn";
import type { Check } from "../check.ts";
import { unexpected } from "../engine-text.ts";
import type { Rule } from "../rule.ts";

/**
 * No optional chaining. The engine reads `?.name` and gives up on what follows, unless that is another `?.`: one step
 * of its grammar that was never finished.
 */
export const optionalChaining: Rule = {
  name: "optional-chaining",
  visit: {
    ChainExpression(node, check) {
      const at = blamed(node, check);
      check.refuse(
        at,
        unexpected(check.source.tokenAt(at)),
        `runtime ${check.facts.version} has no \`?.\`; write \`a && a.b\` for \`a?.b\``,
      );
    },
  },
};

function blamed(node: ChainExpression, { source }: Check): number {
  let at = firstOptional(node.expression);
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

/** Where the innermost `?.` of the chain stands. */
function firstOptional(chain: Expression | Super): number {
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

import type { Check } from "../check.ts";
import { notSupported } from "../engine-text.ts";
import type { Rule } from "../rule.ts";
import { isFunction, type SyntaxNode } from "../syntax-tree.ts";

/**
 * `await` stands in async functions only, and there not within the arguments of a call.
 * ("async arguments and closures are not supported", AWS developer guide, runtime 2.0.)
 */
export const awaitExpressions: Rule = {
  name: "await",
  visit: {
    AwaitExpression(node, check) {
      const { facts, ancestors } = check;
      let child: SyntaxNode = node;
      let inArguments = false;
      for (let index = ancestors.length - 1; index >= 0; index -= 1) {
        const ancestor = ancestors[index];
        if (ancestor === undefined || isFunction(ancestor)) {
          break;
        }
        inArguments ||= isCall(ancestor) && ancestor.callee !== child;
        child = ancestor;
      }
      if (!isInAsyncFunction(check)) {
        check.refuse(
          node.start,
          facts.asyncFunctions
            ? "SyntaxError: await is only valid in async functions"
            : notSupported("await"),
          facts.asyncFunctions
            ? "`await` needs an `async` function around it; write `async function …` or `async () => …`"
            : "runtime 1.0 has no `await`; use promises with `.then(…)`, or use cloudfront-js-2.0",
        );
      } else if (inArguments && facts.asyncFunctions) {
        check.refuse(
          node.start,
          "SyntaxError: await in arguments not supported",
          "`await` cannot stand in the arguments of a call; write `const value = await …;` first and pass `value`",
        );
      }
    },
  },
};

function isCall(
  node: SyntaxNode,
): node is SyntaxNode & { type: "CallExpression" | "NewExpression"; callee: SyntaxNode } {
  return node.type === "CallExpression" || node.type === "NewExpression";
}

function isInAsyncFunction({ ancestors }: Check): boolean {
  for (let index = ancestors.length - 1; index >= 0; index -= 1) {
    const ancestor = ancestors[index];
    if (ancestor !== undefined && isFunction(ancestor)) {
      return ancestor.async;
    }
  }
  return false;
}

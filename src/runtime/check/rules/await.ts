import { unsupportedToken } from "../engine-messages.ts";
import type { Rule, RuleContext } from "../rule-context.ts";
import { isFunction, type SyntaxNode } from "../syntax-tree.ts";

/**
 * Reports `await` outside of async functions and in the arguments of a call.
 * ("async arguments and closures are not supported", AWS developer guide, runtime 2.0.)
 */
export const awaitExpressions: Rule = {
  name: "await",
  visit: {
    AwaitExpression(node, context) {
      const { facts, ancestors } = context;
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
      if (!isInAsyncFunction(context)) {
        context.reportError(
          node.start,
          facts.asyncFunctions
            ? "SyntaxError: await is only valid in async functions"
            : unsupportedToken("await"),
          facts.asyncFunctions
            ? "`await` needs an `async` function around it; write `async function …` or `async () => …`"
            : "runtime 1.0 has no `await`; use promises with `.then(…)`, or use cloudfront-js-2.0",
        );
      } else if (inArguments && facts.asyncFunctions) {
        context.reportError(
          node.start,
          "SyntaxError: await in arguments not supported",
          "`await` is not allowed in the arguments of a call; write `const value = await …;` first and pass `value`",
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

function isInAsyncFunction({ ancestors }: RuleContext): boolean {
  for (let index = ancestors.length - 1; index >= 0; index -= 1) {
    const ancestor = ancestors[index];
    if (ancestor !== undefined && isFunction(ancestor)) {
      return ancestor.async;
    }
  }
  return false;
}

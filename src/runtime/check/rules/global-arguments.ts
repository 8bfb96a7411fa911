import type { Rule } from "../rule-context.ts";
import { isFunction } from "../syntax-tree.ts";

/** Reports `arguments` outside of functions. Arrow functions do not have their own `arguments`. */
export const globalArguments: Rule = {
  name: "global-arguments",
  visit: {
    Identifier(node, context) {
      if (node.name !== "arguments") {
        return;
      }
      const isInFunction = context.ancestors.some(
        (ancestor) => isFunction(ancestor) && ancestor.type !== "ArrowFunctionExpression",
      );
      if (!isInFunction) {
        context.reportError(
          node.start,
          'SyntaxError: "arguments" object in global scope',
          "`arguments` exists only in a `function`; name the parameters, or use `...rest`",
        );
      }
    },
  },
};

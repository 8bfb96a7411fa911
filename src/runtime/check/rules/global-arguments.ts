import type { Rule } from "../rule.ts";
import { isFunction } from "../syntax-tree.ts";

/** `arguments` belongs to a function; arrow functions have none of their own. */
export const globalArguments: Rule = {
  name: "global-arguments",
  visit: {
    Identifier(node, check) {
      if (node.name !== "arguments") {
        return;
      }
      const isInFunction = check.ancestors.some(
        (ancestor) => isFunction(ancestor) && ancestor.type !== "ArrowFunctionExpression",
      );
      if (!isInFunction) {
        check.refuse(
          node.start,
          'SyntaxError: "arguments" object in global scope',
          "`arguments` exists in a `function` only; name the parameters, or take `...rest`",
        );
      }
    },
  },
};

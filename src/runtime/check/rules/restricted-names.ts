import type { Rule } from "../rule-context.ts";
import { isFunction, type SyntaxNode } from "../syntax-tree.ts";
/** Reports variables and functions named `eval` or `arguments`, and assignments to these names. */
export const restrictedNames: Rule = {
  name: "restricted-names",
  visit: {
    VariableDeclarator({ id }, context) {
      if (id.type === "Identifier" && isRestricted(id.name)) {
        context.reportError(
          id.start,
          `SyntaxError: Identifier "${id.name}" is forbidden in var declaration`,
          `a variable cannot be called \`${id.name}\`; choose another name`,
        );
      }
    },
    FunctionDeclaration({ id }, context) {
      if (id !== null && isRestricted(id.name)) {
        context.reportError(
          id.start,
          `SyntaxError: Identifier "${id.name}" is forbidden in function declaration`,
          `a function cannot be called \`${id.name}\`; choose another name`,
        );
      }
    },
    AssignmentExpression({ left }, context) {
      const { ancestors } = context;
      if (left.type === "Identifier" && isRestricted(left.name) && !isGlobalArguments(left.name, ancestors)) {
        context.reportError(
          left.start,
          `SyntaxError: Identifier "${left.name}" is forbidden as left-hand in assignment`,
          `\`${left.name}\` cannot be assigned; use another variable`,
        );
      }
    },
  },
};

/** Returns true for `arguments` outside of functions, which the rule `global-arguments` reports. */
function isGlobalArguments(name: string, ancestors: readonly SyntaxNode[]): boolean {
  return (
    name === "arguments" &&
    !ancestors.some((node) => isFunction(node) && node.type !== "ArrowFunctionExpression")
  );
}

function isRestricted(name: string): boolean {
  return name === "eval" || name === "arguments";
}

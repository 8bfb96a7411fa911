import type { Rule } from "../rule-context.ts";
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
      if (left.type === "Identifier" && isRestricted(left.name)) {
        context.reportError(
          left.start,
          `SyntaxError: Identifier "${left.name}" is forbidden as left-hand in assignment`,
          `\`${left.name}\` cannot be assigned; use another variable`,
        );
      }
    },
  },
};

function isRestricted(name: string): boolean {
  return name === "eval" || name === "arguments";
}

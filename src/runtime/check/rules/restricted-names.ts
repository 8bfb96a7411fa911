import type { Rule } from "../rule.ts";

/** `eval` and `arguments` are no names for variables and functions of one's own, and cannot be assigned. */
export const restrictedNames: Rule = {
  name: "restricted-names",
  visit: {
    VariableDeclarator({ id }, check) {
      if (id.type === "Identifier" && isRestricted(id.name)) {
        check.refuse(
          id.start,
          `SyntaxError: Identifier "${id.name}" is forbidden in var declaration`,
          `a variable cannot be called \`${id.name}\`; choose another name`,
        );
      }
    },
    FunctionDeclaration({ id }, check) {
      if (id !== null && isRestricted(id.name)) {
        check.refuse(
          id.start,
          `SyntaxError: Identifier "${id.name}" is forbidden in function declaration`,
          `a function cannot be called \`${id.name}\`; choose another name`,
        );
      }
    },
    AssignmentExpression({ left }, check) {
      if (left.type === "Identifier" && isRestricted(left.name)) {
        check.refuse(
          left.start,
          `SyntaxError: Identifier "${left.name}" is forbidden as left-hand in assignment`,
          `\`${left.name}\` cannot be assigned; use a variable of your own`,
        );
      }
    },
  },
};

function isRestricted(name: string): boolean {
  return name === "eval" || name === "arguments";
}

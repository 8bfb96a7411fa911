import type { Expression, ModuleDeclaration, Program, Statement } from "acorn";
import type { Check } from "../check.ts";
import type { Rule } from "../rule.ts";

/**
 * The service calls a global function named `handler`.
 * (AWS developer guide; the text for its absence is not documented: the engine's for an undeclared name is assumed.)
 */
export const missingHandler: Rule = {
  name: "missing-handler",
  visit: {
    Program(node, check) {
      const found = node.body.map(handlerIn).find((handler) => handler !== undefined);
      if (found === "function") {
        return;
      }
      const error =
        found === undefined
          ? `ReferenceError: "handler" is not defined${check.facts.lineInReferenceErrors ? " in 1" : ""}`
          : "TypeError: handler is not a function";
      check.refuse(found?.start ?? 0, error, adviceFor(node, check), "call");
    },
  },
};

type NotAFunction = { start: number };

/** How a top-level statement gives `handler`, if it does. */
function handlerIn(statement: Statement | ModuleDeclaration): "function" | NotAFunction | undefined {
  switch (statement.type) {
    case "FunctionDeclaration":
      return statement.id.name === "handler" ? "function" : undefined;
    case "VariableDeclaration": {
      const declarator = statement.declarations.find(
        ({ id }) => id.type === "Identifier" && id.name === "handler",
      );
      return declarator === undefined ? undefined : kindOf(declarator.init);
    }
    case "ExportNamedDeclaration":
      return statement.declaration === null || statement.declaration === undefined
        ? undefined
        : handlerIn(statement.declaration);
    case "ExportDefaultDeclaration":
      return statement.declaration.type === "FunctionDeclaration" &&
        statement.declaration.id?.name === "handler"
        ? "function"
        : undefined;
    case "ImportDeclaration":
      return statement.specifiers.some(({ local }) => local.name === "handler") ? "function" : undefined;
    case "ExpressionStatement": {
      const { expression } = statement;
      const isGlobalHandler =
        expression.type === "AssignmentExpression" &&
        expression.left.type === "MemberExpression" &&
        expression.left.object.type === "Identifier" &&
        expression.left.object.name === "globalThis" &&
        expression.left.property.type === "Identifier" &&
        expression.left.property.name === "handler";
      return isGlobalHandler ? kindOf(expression.right) : undefined;
    }
    default:
      return undefined;
  }
}

/** Only what is certainly no function counts as none: `handler` may be assigned later, or come from a call. */
function kindOf(value: Expression | null | undefined): "function" | NotAFunction {
  switch (value?.type) {
    case "Literal":
    case "ObjectExpression":
    case "ArrayExpression":
    case "TemplateLiteral":
      return { start: value.start };
    default:
      return "function";
  }
}

function adviceFor(program: Program, { source }: Check): string {
  if (program.body.length === 0) {
    return "there is no code; write `function handler(event) { return event.request; }`";
  }
  return /\bexports\b/.test(source.text)
    ? "exports are not looked at; write a global `function handler(event) { … }`"
    : "the service calls a global function named `handler`; write `function handler(event) { … }`";
}

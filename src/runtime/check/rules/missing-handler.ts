import type { Expression, ModuleDeclaration, Program, Statement } from "acorn";
import type { Rule, RuleContext } from "../rule-context.ts";

/**
 * Reports code without a global function named `handler`, which the service calls (AWS developer guide).
 *
 * assumed: the engine's message for an undeclared name, because the service's message is not documented.
 */
export const missingHandler: Rule = {
  name: "missing-handler",
  visit: {
    Program(node, context) {
      const found = node.body.map(findHandler).find((handler) => handler !== undefined);
      if (found === "function") {
        return;
      }
      const error =
        found === undefined
          ? `ReferenceError: "handler" is not defined${context.facts.lineInReferenceErrors ? " in 1" : ""}`
          : "TypeError: handler is not a function";
      context.reportError(found?.start ?? 0, error, getAdvice(node, context), "call");
    },
  },
};

type NotAFunction = { start: number };

/** Returns the kind of value that a top-level statement gives `handler`, if it does. */
function findHandler(statement: Statement | ModuleDeclaration): "function" | NotAFunction | undefined {
  switch (statement.type) {
    case "FunctionDeclaration":
      return statement.id.name === "handler" ? "function" : undefined;
    case "VariableDeclaration": {
      const declarator = statement.declarations.find(
        ({ id }) => id.type === "Identifier" && id.name === "handler",
      );
      return declarator === undefined ? undefined : classifyValue(declarator.init);
    }
    case "ExportNamedDeclaration":
      return statement.declaration === null || statement.declaration === undefined
        ? undefined
        : findHandler(statement.declaration);
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
      return isGlobalHandler ? classifyValue(expression.right) : undefined;
    }
    default:
      return undefined;
  }
}

/** Returns the place of a value that cannot be a function. Other values may be one, such as the result of a call. */
function classifyValue(value: Expression | null | undefined): "function" | NotAFunction {
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

function getAdvice(program: Program, { source }: RuleContext): string {
  if (program.body.length === 0) {
    return "the code is empty; write `function handler(event) { return event.request; }`";
  }
  return /\bexports\b/.test(source.text)
    ? "the service does not use exports; write a global `function handler(event) { … }`"
    : "the service calls a global function named `handler`; write `function handler(event) { … }`";
}

import type { Expression, ModuleDeclaration, Program, Statement } from "acorn";
import type { EntryPoint } from "../../run/entry-points.ts";
import type { Rule, RuleContext } from "../rule-context.ts";

/**
 * Reports code without a global function of the name that the service calls (AWS developer guide).
 *
 * assumed: the engine's message for an undeclared name, because the service's message is not documented.
 */
export const missingHandler: Rule = {
  name: "missing-handler",
  visit: {
    Program(node, context) {
      const { entryPoint } = context;
      const found = node.body
        .map((statement) => findHandler(statement, entryPoint))
        .find((handler) => handler !== undefined);
      if (found === "function") {
        return;
      }
      const error =
        found === undefined
          ? `ReferenceError: "${entryPoint}" is not defined${context.facts.lineInReferenceErrors ? " in 1" : ""}`
          : `TypeError: ${entryPoint} is not a function`;
      context.reportError(found?.start ?? 0, error, getAdvice(node, context), "call");
    },
  },
};

type NotAFunction = { start: number };

/** Returns the kind of value that a top-level statement gives the entry point, if it does. */
function findHandler(
  statement: Statement | ModuleDeclaration,
  entryPoint: EntryPoint,
): "function" | NotAFunction | undefined {
  switch (statement.type) {
    case "FunctionDeclaration":
      return statement.id.name === entryPoint ? "function" : undefined;
    case "VariableDeclaration": {
      const declarator = statement.declarations.find(
        ({ id }) => id.type === "Identifier" && id.name === entryPoint,
      );
      return declarator === undefined ? undefined : classifyValue(declarator.init);
    }
    case "ExportNamedDeclaration":
      return statement.declaration === null || statement.declaration === undefined
        ? undefined
        : findHandler(statement.declaration, entryPoint);
    case "ExportDefaultDeclaration":
      return statement.declaration.type === "FunctionDeclaration" &&
        statement.declaration.id?.name === entryPoint
        ? "function"
        : undefined;
    case "ImportDeclaration":
      return statement.specifiers.some(({ local }) => local.name === entryPoint) ? "function" : undefined;
    case "ExpressionStatement": {
      const { expression } = statement;
      const isGlobalHandler =
        expression.type === "AssignmentExpression" &&
        expression.left.type === "MemberExpression" &&
        expression.left.object.type === "Identifier" &&
        expression.left.object.name === "globalThis" &&
        expression.left.property.type === "Identifier" &&
        expression.left.property.name === entryPoint;
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

/** How the two entry points are written. */
const examples: Readonly<Record<EntryPoint, { empty: string; short: string }>> = {
  handler: {
    empty: "function handler(event) { return event.request; }",
    short: "function handler(event) { … }",
  },
  connectionHandler: {
    empty: "function connectionHandler(connection) { connection.allow(); }",
    short: "function connectionHandler(connection) { … }",
  },
};

function getAdvice(program: Program, { source, entryPoint }: RuleContext): string {
  const { empty, short } = examples[entryPoint];
  if (program.body.length === 0) {
    return `the code is empty; write \`${empty}\``;
  }
  return /\bexports\b/.test(source.text)
    ? `the service does not use exports; write a global \`${short}\``
    : `the service calls a global function named \`${entryPoint}\`; write \`${short}\``;
}

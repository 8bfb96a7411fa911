import { unexpectedToken, unsupportedToken } from "../engine-messages.ts";
import type { Rule, RuleContext } from "../rule-context.ts";
import type { FunctionNode, SyntaxNode } from "../syntax-tree.ts";

/** Reports generators: `function*` and `*method()`. */
export const generators: Rule = {
  name: "generators",
  visit: {
    FunctionDeclaration(node, context) {
      if (node.generator) {
        reportGenerator(findStar(node, context), unexpectedToken("*"), context);
      }
    },
    FunctionExpression(node, context) {
      const { parent } = context;
      if (!node.generator || isClassMember(parent)) {
        return;
      }
      if (parent?.type === "Property" && parent.method) {
        // In `async *m() {}` the engine looks ahead for a name, finds none, and reports `async`.
        const start = context.source.tokenAt(parent.start);
        reportGenerator(parent.start, unexpectedToken(start), context);
      } else {
        reportGenerator(findStar(node, context), unsupportedToken("*"), context);
      }
    },
  },
};

function isClassMember(parent: SyntaxNode | undefined): boolean {
  return parent?.type === "MethodDefinition";
}

function findStar(node: FunctionNode, { source }: RuleContext): number {
  const keyword = source.tokenAt(node.start);
  const last = keyword?.text === "async" ? source.tokenAt(keyword.end) : keyword;
  return source.skipTrivia(last?.end ?? node.start);
}

function reportGenerator(at: number, error: string, context: RuleContext): void {
  context.reportError(
    at,
    error,
    `runtime ${context.facts.version} has no generators; collect the values in an array and return it`,
  );
}

import type { Check } from "../check.ts";
import { notSupported, unexpected } from "../engine-text.ts";
import type { Rule } from "../rule.ts";
import type { FunctionNode, SyntaxNode } from "../syntax-tree.ts";

/** No generators: neither `function*` nor `*method()`. */
export const generators: Rule = {
  name: "generators",
  visit: {
    FunctionDeclaration(node, check) {
      if (node.generator) {
        refuse(starAfterKeyword(node, check), unexpected("*"), check);
      }
    },
    FunctionExpression(node, check) {
      const { parent } = check;
      if (!node.generator || isClassMember(parent)) {
        return;
      }
      if (parent?.type === "Property" && parent.method) {
        // `async *m() {}`: the engine looks ahead, finds no name, and blames `async`.
        const start = check.source.tokenAt(parent.start);
        refuse(parent.start, unexpected(start), check);
      } else {
        refuse(starAfterKeyword(node, check), notSupported("*"), check);
      }
    },
  },
};

function isClassMember(parent: SyntaxNode | undefined): boolean {
  return parent?.type === "MethodDefinition";
}

function starAfterKeyword(node: FunctionNode, { source }: Check): number {
  const keyword = source.tokenAt(node.start);
  const last = keyword?.text === "async" ? source.tokenAt(keyword.end) : keyword;
  return source.skipTrivia(last?.end ?? node.start);
}

function refuse(at: number, error: string, check: Check): void {
  check.refuse(
    at,
    error,
    `runtime ${check.facts.version} has no generators; collect the values in an array and return it`,
  );
}

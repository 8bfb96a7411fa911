import type { Check } from "../check.ts";
import { notSupported } from "../engine-text.ts";
import { notAnExpression } from "../pattern-as-expression.ts";
import type { Rule } from "../rule.ts";
import { isForHead, type SyntaxNode } from "../syntax-tree.ts";

/** No patterns where a variable is declared or assigned. (Parameters and `catch` have rules of their own.) */
export const destructuring: Rule = {
  name: "destructuring",
  visit: {
    VariableDeclarator(node, check) {
      if (isPattern(node.id)) {
        const declaration = check.parent;
        const loop = check.ancestors[check.ancestors.length - 2];
        const inForHead =
          declaration !== undefined &&
          (isForHead(loop, declaration) || (loop?.type === "ForStatement" && loop.init === declaration));
        refuseDeclared(node.id, inForHead, check);
      }
    },
    BrokenStatement(node, check) {
      const first = node.fragments[0];
      const keyword = check.source.tokenAt(node.start);
      if (
        first !== undefined &&
        isPattern(first) &&
        (keyword?.text === "var" || keyword?.text === "let" || keyword?.text === "const") &&
        check.source.skipTrivia(keyword.end) === first.start
      ) {
        refuseDeclared(first, false, check);
      }
    },
    AssignmentExpression(node, check) {
      if (!isPattern(node.left) || node.operator !== "=") {
        return;
      }
      const inside = notAnExpression(node.left, check);
      const { at, error } = inside ?? {
        at: check.source.skipTrivia(node.left.end),
        error: "ReferenceError: Invalid left-hand side in assignment",
      };
      check.refuse(at, error, advice(check));
    },
    Property(node, check) {
      // `({ a = 1 })` is a pattern that never became one.
      if (
        node.shorthand &&
        node.value.type === "AssignmentPattern" &&
        check.parent?.type === "ObjectExpression"
      ) {
        check.refuse(
          check.source.skipTrivia(node.value.left.end),
          notSupported("="),
          "an object literal takes `name: value`",
        );
      }
    },
  },
};

type PatternNode = SyntaxNode & { type: "ObjectPattern" | "ArrayPattern" };

function isPattern(node: SyntaxNode): node is PatternNode {
  return node.type === "ObjectPattern" || node.type === "ArrayPattern";
}

/** The engine steps into the pattern and declines what it meets there; in the head of a loop it stops before. */
function refuseDeclared(pattern: PatternNode, inForHead: boolean, check: Check): void {
  const token = check.source.tokenAt(inForHead ? pattern.start : pattern.start + 1);
  check.refuse(token?.start ?? pattern.start, notSupported(token), advice(check));
}

function advice({ facts }: Check): string {
  const keyword = facts.letAndConst ? "const" : "var";
  return `runtime ${facts.version} has no destructuring; write one \`${keyword} name = object.name;\` for each name`;
}

import { unsupportedToken } from "../engine-messages.ts";
import { findNonExpression } from "../find-non-expression.ts";
import type { Rule, RuleContext } from "../rule-context.ts";
import { isForHead, type SyntaxNode } from "../syntax-tree.ts";

/** Reports patterns in declarations and assignments. Other rules report patterns in parameters and in `catch`. */
export const destructuring: Rule = {
  name: "destructuring",
  visit: {
    VariableDeclarator(node, context) {
      if (isPattern(node.id)) {
        const declaration = context.parent;
        const loop = context.ancestors[context.ancestors.length - 2];
        const inForHead =
          declaration !== undefined &&
          (isForHead(loop, declaration) || (loop?.type === "ForStatement" && loop.init === declaration));
        reportDeclared(node.id, inForHead, context);
      }
    },
    BrokenStatement(node, context) {
      const first = node.fragments[0];
      const keyword = context.source.tokenAt(node.start);
      if (
        first !== undefined &&
        isPattern(first) &&
        (keyword?.text === "var" || keyword?.text === "let" || keyword?.text === "const") &&
        context.source.skipTrivia(keyword.end) === first.start
      ) {
        reportDeclared(first, false, context);
      }
    },
    AssignmentExpression(node, context) {
      if (!isPattern(node.left) || node.operator !== "=") {
        return;
      }
      const inside = findNonExpression(node.left, context);
      const { at, error } = inside ?? {
        at: context.source.skipTrivia(node.left.end),
        error: "ReferenceError: Invalid left-hand side in assignment",
      };
      context.reportError(at, error, formatAdvice(context));
    },
    Property(node, context) {
      // `({ a = 1 })` is valid in a pattern only, and this is an object literal.
      if (
        node.shorthand &&
        node.value.type === "AssignmentPattern" &&
        context.parent?.type === "ObjectExpression"
      ) {
        context.reportError(
          context.source.skipTrivia(node.value.left.end),
          unsupportedToken("="),
          "an object literal needs `name: value`; write `:` for `=`",
        );
      }
    },
  },
};

type PatternNode = SyntaxNode & { type: "ObjectPattern" | "ArrayPattern" };

function isPattern(node: SyntaxNode): node is PatternNode {
  return node.type === "ObjectPattern" || node.type === "ArrayPattern";
}

/** Reports the first token in the pattern, as the engine does, or in the head of a loop the pattern itself. */
function reportDeclared(pattern: PatternNode, inForHead: boolean, context: RuleContext): void {
  const token = context.source.tokenAt(inForHead ? pattern.start : pattern.start + 1);
  context.reportError(token?.start ?? pattern.start, unsupportedToken(token), formatAdvice(context));
}

function formatAdvice({ facts }: RuleContext): string {
  const keyword = facts.letAndConst ? "const" : "var";
  return `runtime ${facts.version} has no destructuring; write one \`${keyword} name = object.name;\` for each name`;
}

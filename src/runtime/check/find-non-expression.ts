import type { Pattern } from "acorn";
import { unexpectedToken, unsupportedToken } from "./engine-messages.ts";
import type { RuleContext } from "./rule-context.ts";

/**
 * Finds the first part of a pattern that is not valid in an expression, if any. The engine has no patterns, so it parses
 * `({ a }) => …` and `[a] = …` as expressions, and most patterns are valid expressions.
 */
export function findNonExpression(
  pattern: Pattern,
  context: RuleContext,
): { at: number; error: string } | undefined {
  switch (pattern.type) {
    case "RestElement":
      return { at: pattern.start, error: unexpectedToken("...") };
    case "AssignmentPattern":
      return findNonExpression(pattern.left, context);
    case "ArrayPattern":
      return findFirst(pattern.elements, (element) =>
        // Runtime 1.0 parses `...rest` in brackets as a spread element.
        element === null || (element.type === "RestElement" && context.facts.spreadParses)
          ? undefined
          : findNonExpression(element, context),
      );
    case "ObjectPattern":
      return findFirst(pattern.properties, (property) => {
        if (property.type === "RestElement") {
          return { at: property.start, error: unsupportedToken("...") };
        }
        if (property.shorthand && property.value.type === "AssignmentPattern") {
          return { at: context.source.skipTrivia(property.value.left.end), error: unsupportedToken("=") };
        }
        return findNonExpression(property.value, context);
      });
    default:
      return undefined;
  }
}

function findFirst<Item, Found>(
  items: readonly Item[],
  find: (item: Item) => Found | undefined,
): Found | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

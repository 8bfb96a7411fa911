import type { Pattern } from "acorn";
import type { Check } from "./check.ts";
import { notSupported, unexpected } from "./engine-text.ts";

/**
 * The engine reads `({ a }) => …` and `[a] = …` as expressions first, as it has no patterns. Most patterns look like
 * expressions; this finds the first thing in one that does not, if any.
 */
export function notAnExpression(pattern: Pattern, check: Check): { at: number; error: string } | undefined {
  switch (pattern.type) {
    case "RestElement":
      return { at: pattern.start, error: unexpected("...") };
    case "AssignmentPattern":
      return notAnExpression(pattern.left, check);
    case "ArrayPattern":
      return firstOf(pattern.elements, (element) =>
        // 1.0 takes `...rest` in brackets for a spread.
        element === null || (element.type === "RestElement" && check.facts.spreadParses)
          ? undefined
          : notAnExpression(element, check),
      );
    case "ObjectPattern":
      return firstOf(pattern.properties, (property) => {
        if (property.type === "RestElement") {
          return { at: property.start, error: notSupported("...") };
        }
        if (property.shorthand && property.value.type === "AssignmentPattern") {
          return { at: check.source.skipTrivia(property.value.left.end), error: notSupported("=") };
        }
        return notAnExpression(property.value, check);
      });
    default:
      return undefined;
  }
}

function firstOf<Item, Found>(
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

import type { Shape } from "./shape.ts";
import { Violations, visitShape } from "./visit-shape.ts";

/**
 * Finds body members whose type differs from their schema's. The client's JSON serializer sends such values as they
 * are, and the service cannot read them. The XML serializer throws, or writes the value as text.
 *
 * @returns the service's message for violated constraints, or undefined if all types match
 */
export function findTypeMismatches(shape: Shape, input: object): string | undefined {
  const violations = new Violations();
  visitShape(shape, input, {
    includes: ({ location }) => location === "body",
    visit(part, value, path) {
      const isMatch = matchesKind(part.kind, value);
      if (!isMatch) {
        const kind = part.kind === "structure" || part.kind === "map" ? "an object" : `a ${part.kind}`;
        violations.add(value, path, `Member must be ${kind}`);
      }
      return isMatch;
    },
  });
  return violations.format();
}

function matchesKind(kind: Shape["kind"], value: unknown): boolean {
  switch (kind) {
    case "structure":
    case "map":
      return typeof value === "object";
    case "list":
      return Array.isArray(value);
    case "string":
    case "number":
    case "boolean":
      return typeof value === kind;
    default:
      return true;
  }
}

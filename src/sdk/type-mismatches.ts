import type { Shape } from "./shape.ts";

/**
 * What a client's JSON serializer sends as it is, and the service cannot read: the members of the body that are not
 * of their schema's kind, in the words for a broken constraint. (The XML serializer refuses or writes text.)
 */
export function findTypeMismatches(shape: Shape, input: object): string | undefined {
  const problems: string[] = [];
  visit(shape, input, "", problems);
  if (problems.length === 0) {
    return undefined;
  }
  return `${problems.length} validation error${problems.length === 1 ? "" : "s"} detected: ${problems.join("; ")}`;
}

function visit(shape: Shape, value: unknown, path: string, problems: string[]): void {
  if (value === undefined || value === null) {
    return;
  }
  const kind = shape.kind === "structure" || shape.kind === "map" ? "object" : shape.kind;
  const isOfKind = shape.kind === "list" ? Array.isArray(value) : typeof value === kind;
  if (!isOfKind && kind !== "blob" && kind !== "timestamp" && kind !== "other") {
    problems.push(
      `Value '${written(value)}' at '${path}' failed to satisfy constraint: Member must be ${kind === "object" ? "an object" : `a ${kind}`}`,
    );
  } else if (shape.kind === "structure") {
    for (const { name, shape: part, location } of shape.members) {
      if (location !== "body") {
        continue;
      }
      const at = `${path && `${path}.`}${name.charAt(0).toLowerCase()}${name.slice(1)}`;
      visit(part, (value as Record<string, unknown>)[name], at, problems);
    }
  } else if (shape.kind === "list") {
    for (const [i, element] of (value as unknown[]).entries()) {
      visit(shape.element, element, `${path}.${i + 1}.member`, problems);
    }
  }
}

/** As it stands in the body. */
function written(value: unknown): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

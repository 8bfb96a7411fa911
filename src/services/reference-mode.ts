import type { Environment } from "../core/context.ts";

/**
 * Returns true if an id must name an existing resource of a family: the family is mounted, and the option
 * `references` is `"strict"`.
 */
export function areReferencesChecked(family: string, { references, mountedServices }: Environment): boolean {
  return references === "strict" && mountedServices.has(family);
}

/** Returns the advice for a reference to an unknown resource. */
export function referenceAdvice(creation: string): string {
  return `Create it first: ${creation}. Or take ids as they come: mockCloudFront({ references: "any" }).`;
}

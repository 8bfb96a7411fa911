import { InconsistentQuantities$ } from "@aws-sdk/client-cloudfront";
import { ServiceError } from "../sdk/service-error.ts";

/**
 * Returns a message about the first `Quantity` that differs from the length of its `Items`, or `undefined`.
 *
 * seen: the text, for Paths in CreateInvalidation and Aliases in UpdateDistribution (kinto-signer 253,
 * serverless-next.js 722)
 */
export function findQuantityMismatch(value: unknown, name = ""): string | undefined {
  if (typeof value !== "object" || value === null) {
    return undefined;
  }
  const { Quantity, Items } = value as { readonly Quantity?: unknown; readonly Items?: unknown };
  if (typeof Quantity === "number") {
    const actual = Array.isArray(Items) ? Items.length : 0;
    if (Quantity !== actual) {
      return `The specified quantity of ${name} (${Quantity}) does not match the actual quantity supplied (${actual}).`;
    }
  }
  for (const [key, part] of Object.entries(value)) {
    // The items of a list have the name of the list.
    const problem = findQuantityMismatch(part, Array.isArray(value) || key === "Items" ? name : key);
    if (problem) {
      return problem;
    }
  }
  return undefined;
}

/** Throws if a Quantity in a configuration differs from the number of its Items. */
export function assertConsistentQuantities(config: object): void {
  const problem = findQuantityMismatch(config);
  if (problem) {
    throw new ServiceError(InconsistentQuantities$, problem);
  }
}

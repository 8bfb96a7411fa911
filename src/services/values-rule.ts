/** Returns the constraint that a string is one of the values of an SDK enum. */
export function toValuesRule<T extends string>(
  values: Readonly<Record<string, T>>,
): { readonly values: readonly T[] } {
  return { values: Object.values(values) };
}

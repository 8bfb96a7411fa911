/** Returns true for an object as JSON has it, which is neither null nor a list. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Returns true for an object that no class but `Object` made. Reads the tag and not the prototype, because under jest
 * an object may come from another realm.
 */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  return Object.prototype.toString.call(value) === "[object Object]";
}

/**
 * Returns every own property of a value at every depth, and whether it is enumerable. `except` names properties whose
 * value may differ.
 */
export function ownProperties(value: unknown, except: readonly string[] = []): unknown {
  if (typeof value !== "object" || value === null || value instanceof Date || ArrayBuffer.isView(value)) {
    return value;
  }
  if (Array.isArray(value)) {
    return value.map((element) => ownProperties(element, except));
  }
  return Object.fromEntries(
    Reflect.ownKeys(value).map((key) => {
      const { enumerable, value: part } = Object.getOwnPropertyDescriptor(value, key) ?? {};
      const shown = except.includes(String(key)) ? "(any)" : ownProperties(part, except);
      return [String(key), { enumerable, value: shown }];
    }),
  );
}

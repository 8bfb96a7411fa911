import { inspect } from "node:util";

/** Formats any value for an error message, on one line. */
export function formatValue(value: unknown): string {
  if (typeof value === "function") {
    return "a function";
  }
  if (typeof value === "string") {
    return JSON.stringify(value);
  }
  if (isInstance(value)) {
    return `an object of the class ${value.constructor.name}`;
  }
  return inspect(value, { depth: 1, breakLength: Number.POSITIVE_INFINITY, colors: false });
}

/** Formats a value as {@link formatValue} does, but names only the kind of objects and lists and cuts long strings. */
export function formatBriefly(value: unknown): string {
  if (Array.isArray(value)) {
    return "a list";
  }
  if (typeof value === "object" && value !== null) {
    return "an object";
  }
  if (typeof value === "string" && value.length > maxCharacters) {
    return formatValue(`${value.slice(0, maxCharacters)}…`);
  }
  return formatValue(value);
}

const maxCharacters = 60;

/** Returns true for instances of user-defined classes, such as SDK clients, which are too large to print. */
function isInstance(value: unknown): value is object {
  if (typeof value !== "object" || value === null) {
    return false;
  }
  const itsClass: unknown = value.constructor;
  return typeof itsClass === "function" && !(itsClass.name in globalThis);
}

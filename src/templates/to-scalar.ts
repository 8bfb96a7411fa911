import { types } from "node:util";
import type { ScalarShape } from "../sdk/shape.ts";

/** A converted value, or the JSON type that the property has in CloudFormation's schema. */
type Conversion =
  | { readonly result: unknown; readonly expected?: undefined }
  | { readonly result?: undefined; readonly expected: "String" | "Number" | "Boolean" };

/**
 * Converts a scalar of a template to the kind of an API member. CloudFormation converts between strings, numbers and
 * booleans, because parameters are strings.
 */
export function toScalar(kind: ScalarShape["kind"], value: unknown): Conversion {
  switch (kind) {
    case "number":
      return isNumeric(value) ? { result: Number(value) } : { expected: "Number" };
    case "boolean":
      return isBoolean(value) ? { result: String(value) === "true" } : { expected: "Boolean" };
    case "timestamp":
      return isTime(value) ? { result: new Date(value) } : { expected: "String" };
    case "blob":
      return isText(value) ? { result: new TextEncoder().encode(toText(value)) } : { expected: "String" };
    default:
      return isText(value) ? { result: toText(value) } : { expected: "String" };
  }
}

function isNumeric(value: unknown): value is number | string {
  return typeof value === "number" || (typeof value === "string" && /^-?\d+(?:\.\d+)?$/.test(value.trim()));
}

function isBoolean(value: unknown): value is boolean | string {
  return typeof value === "boolean" || value === "true" || value === "false";
}

function isTime(value: unknown): value is string | Date {
  return (typeof value === "string" || types.isDate(value)) && !Number.isNaN(new Date(value).getTime());
}

function isText(value: unknown): value is string | number | boolean | Date {
  return ["string", "number", "boolean"].includes(typeof value) || types.isDate(value);
}

/** A date is a timestamp of YAML, which CloudFormation reads as a string. */
function toText(value: string | number | boolean | Date): string {
  return types.isDate(value) ? (value as Date).toISOString() : String(value);
}

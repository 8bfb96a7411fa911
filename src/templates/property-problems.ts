import type { StructureShape } from "../sdk/shape.ts";
import { findNearest } from "../values/find-nearest.ts";
import { getOwn, hasProperty } from "./property-forms.ts";
import { ownProperties, renamedProperties, replacedProperties } from "./property-names.ts";

/** A property that CloudFormation refuses, in its words. */
export interface PropertyProblem {
  /** Such as `#/DistributionConfig: extraneous key [Origin] is not permitted`. */
  readonly message: string;
  /** The property to write instead. */
  readonly suggestion?: string;
  readonly advice?: string;
}

/**
 * Returns the problem of a property that does not exist, with the property to write instead.
 * seen: the message (lift 233)
 */
export function extraneousKey(shape: StructureShape, property: string, path: string): PropertyProblem {
  const message = `${path}: extraneous key [${property}] is not permitted`;
  const replacement = getOwn(getOwn(replacedProperties, shape.name) ?? {}, property);
  if (replacement !== undefined) {
    return { message, suggestion: replacement, advice: `Write ${replacement} instead of ${property}.` };
  }
  const near = findNearest(property, getPropertyNames(shape));
  return near === undefined
    ? { message }
    : { message, suggestion: near, advice: `Did you mean ${near} for ${property}?` };
}

/**
 * Returns the problem of a required property that a template omits.
 * assumed: the form of the JSON schema validator that CloudFormation uses (everit)
 */
export function missingKey(property: string, path: string): PropertyProblem {
  return { message: `${path}: required key [${property}] not found` };
}

/**
 * Returns the problem of a value that has another JSON type than its property.
 * assumed: the form of the JSON schema validator that CloudFormation uses (everit)
 */
export function wrongType(path: string, expected: string, value: unknown): PropertyProblem {
  return { message: `${path}: expected type: ${expected}, found: ${getJsonType(value)}` };
}

/** Returns the names that a template can use for the members of a structure. */
function getPropertyNames({ name: structure, members }: StructureShape): string[] {
  return [
    ...Object.keys(getOwn(renamedProperties, structure) ?? {}),
    ...Object.keys(getOwn(ownProperties, structure) ?? {}),
    ...members.map(({ name }) => name).filter((name) => hasProperty(structure, name)),
  ];
}

function getJsonType(value: unknown): string {
  if (Array.isArray(value)) {
    return "JSONArray";
  }
  switch (typeof value) {
    case "string":
      return "String";
    case "boolean":
      return "Boolean";
    case "number":
      return Number.isInteger(value) ? "Integer" : "BigDecimal";
    default:
      return value === null || value === undefined ? "Null" : "JSONObject";
  }
}

import { types } from "node:util";
import type { Member, ScalarShape, Shape, StructureShape } from "../sdk/shape.ts";
import { findNearest } from "../values/find-nearest.ts";
import { propertyDefaults } from "./property-defaults.ts";
import { ownProperties, renamedProperties, replacedProperties } from "./property-names.ts";
import { toScalar } from "./to-scalar.ts";

/** A property that CloudFormation refuses, in its words. */
export interface PropertyProblem {
  /** Such as `#/DistributionConfig: extraneous key [Origin] is not permitted`. */
  readonly message: string;
  readonly advice?: string;
}

/** A value of a template for a member of an input. */
interface Part {
  readonly value: unknown;
  /** The JSON pointer of the value in the properties of the template. */
  readonly path: string;
  /** The rest of the member's path, if a property belongs to a member of a nested structure. */
  readonly within: readonly string[];
}

/** The path of the members that a property sets, or the kind of a property that CloudFormation reads itself. */
type Target = readonly string[] | "boolean" | "read-only";

/**
 * Converts the properties of a resource to the input of an operation, along the SDK's schema. The rules apply to every
 * operation, and the tables of names and defaults have the exceptions.
 *
 * @returns the input, and every property that CloudFormation refuses
 */
export function toInput(
  shape: Shape,
  properties: object,
): { readonly input: Record<string, unknown>; readonly problems: readonly PropertyProblem[] } {
  const problems: PropertyProblem[] = [];
  const input = convert(shape, [{ value: properties, path: "#", within: [] }], problems);
  return { input: (input ?? {}) as Record<string, unknown>, problems };
}

/** Returns what a property of a template sets in a structure of the API, or undefined for an unknown property. */
export function findTarget(shape: StructureShape, property: string): Target | undefined {
  const own = getOwn(getOwn(ownProperties, shape.name) ?? {}, property);
  if (own) {
    return own;
  }
  const renamed = getOwn(getOwn(renamedProperties, shape.name) ?? {}, property);
  if (renamed) {
    return renamed.split(".");
  }
  const member =
    findMember(shape, property) ??
    shape.members.find(({ name }) => name.toLowerCase() === property.toLowerCase());
  return member && [member.name];
}

function convert(shape: Shape, parts: readonly Part[], problems: PropertyProblem[]): unknown {
  switch (shape.kind) {
    case "structure":
      return convertStructure(shape, parts, problems);
    case "list":
      return parts.flatMap((part) => convertList(shape.element, part, problems));
    case "map":
      return Object.assign({}, ...parts.map((part) => convertMap(shape.value, part, problems)));
    default:
      return convertScalar(shape.kind, parts.at(-1) as Part, problems);
  }
}

function convertScalar(
  kind: ScalarShape["kind"],
  { value, path }: Part,
  problems: PropertyProblem[],
): unknown {
  const { result, expected } = toScalar(kind, value);
  if (expected) {
    problems.push(wrongType(path, expected, value));
  }
  return result;
}

function convertList(element: Shape, { value, path }: Part, problems: PropertyProblem[]): unknown[] {
  if (!Array.isArray(value)) {
    problems.push(wrongType(path, "JSONArray", value));
    return [];
  }
  return value.map((each, index) =>
    convert(element, [{ value: each, path: `${path}/${index}`, within: [] }], problems),
  );
}

function convertMap(shape: Shape, { value, path }: Part, problems: PropertyProblem[]): object {
  if (!isRecord(value)) {
    problems.push(wrongType(path, "JSONObject", value));
    return {};
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key,
      convert(shape, [{ value: each, path: `${path}/${key}`, within: [] }], problems),
    ]),
  );
}

function convertStructure(
  shape: StructureShape,
  parts: readonly Part[],
  problems: PropertyProblem[],
): Record<string, unknown> {
  const members = new Map<string, Part[]>();
  for (const part of parts) {
    for (const [name, memberPart] of splitPart(shape, part, problems)) {
      members.set(name, [...(members.get(name) ?? []), memberPart]);
    }
  }
  const result: Record<string, unknown> = {};
  for (const { name, shape: memberShape } of shape.members) {
    const memberParts = members.get(name);
    if (memberParts) {
      result[name] = convert(memberShape, memberParts, problems);
    }
  }
  const counted = { ...countItems(shape, result), ...result };
  return { ...counted, ...getMissingDefaults(shape, counted) };
}

/** Returns the members that a value of a template sets, with their values. */
function splitPart(
  shape: StructureShape,
  { value, path, within: [member, ...within] }: Part,
  problems: PropertyProblem[],
): (readonly [string, Part])[] {
  if (member !== undefined) {
    return [[member, { value, path, within }]];
  }
  if (Array.isArray(value)) {
    if (findMember(shape, "Items")) {
      return [["Items", { value, path, within }]];
    }
    problems.push(wrongType(path, "JSONObject", value));
    return [];
  }
  if (!isRecord(value)) {
    const [onlyMember] = shape.members;
    if (onlyMember && shape.members.length === 1) {
      return [[onlyMember.name, { value, path, within }]];
    }
    problems.push(wrongType(path, findMember(shape, "Items") ? "JSONArray" : "JSONObject", value));
    return [];
  }
  return Object.entries(value)
    .filter(([, each]) => each !== undefined && each !== null)
    .flatMap(([property, each]): (readonly [string, Part])[] => {
      const target = findTarget(shape, property);
      if (target === undefined) {
        problems.push(extraneousKey(shape, property, path));
        return [];
      }
      const part: Part = { value: each, path: `${path}/${property}`, within: [] };
      if (typeof target === "string") {
        checkOwnProperty(target, part, problems);
        return [];
      }
      const [name, ...within] = target as [string, ...string[]];
      return [[name, { ...part, within }]];
    });
}

function checkOwnProperty(kind: "boolean" | "read-only", part: Part, problems: PropertyProblem[]): void {
  if (kind === "boolean") {
    convertScalar("boolean", part, problems);
  }
}

/** Returns the members that follow from the number of items. `Enabled` is true for a list that is not empty. */
function countItems(shape: StructureShape, { Items: items }: Record<string, unknown>): object {
  if (!Array.isArray(items)) {
    return {};
  }
  return {
    ...(findMember(shape, "Quantity") && { Quantity: items.length }),
    ...(findMember(shape, "Enabled") && { Enabled: items.length > 0 }),
  };
}

function getMissingDefaults(shape: StructureShape, given: Record<string, unknown>): object {
  const defaults = getOwn(propertyDefaults, shape.name) ?? {};
  return Object.fromEntries(Object.entries(defaults).filter(([name]) => given[name] === undefined));
}

/** seen: the message (lift 233) */
function extraneousKey(shape: StructureShape, property: string, path: string): PropertyProblem {
  const replacement = getOwn(getOwn(replacedProperties, shape.name) ?? {}, property);
  const near = replacement ?? findNearest(property, getPropertyNames(shape));
  return {
    message: `${path}: extraneous key [${property}] is not permitted`,
    ...(near !== undefined && {
      advice: replacement ? `Write ${near} instead of ${property}.` : `Did you mean ${near} for ${property}?`,
    }),
  };
}

/** Returns the names that a template can use for the members of a structure. */
function getPropertyNames(shape: StructureShape): string[] {
  return [
    ...Object.keys(getOwn(renamedProperties, shape.name) ?? {}),
    ...Object.keys(getOwn(ownProperties, shape.name) ?? {}),
    ...shape.members.map(({ name }) => name),
  ];
}

/** assumed: the form of the JSON schema validator that CloudFormation uses */
function wrongType(path: string, expected: string, value: unknown): PropertyProblem {
  return { message: `${path}: expected type: ${expected}, found: ${getJsonType(value)}` };
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

function findMember({ members }: StructureShape, name: string): Member | undefined {
  return members.find((member) => member.name === name);
}

function isRecord(value: unknown): value is object {
  return typeof value === "object" && value !== null && !types.isDate(value) && !ArrayBuffer.isView(value);
}

function getOwn<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

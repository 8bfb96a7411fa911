import { types } from "node:util";
import type { Member, ScalarShape, Shape, StructureShape } from "../sdk/shape.ts";
import { getMissingDefaults } from "./property-defaults.ts";
import { getOwn, getStructureForm, hasProperty } from "./property-forms.ts";
import { ownProperties, renamedProperties } from "./property-names.ts";
import { extraneousKey, missingKey, type PropertyProblem, wrongType } from "./property-problems.ts";
import { getRequiredMembers } from "./required-properties.ts";
import { toScalar } from "./to-scalar.ts";

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
  return member && hasProperty(shape.name, member.name) ? [member.name] : undefined;
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
  const firstProblem = problems.length;
  for (const part of parts) {
    const split = splitPart(shape, part, problems);
    if (!split) {
      return {};
    }
    for (const [name, memberPart] of split) {
      members.set(name, [...(members.get(name) ?? []), memberPart]);
    }
  }
  const suggested = problems.slice(firstProblem).map(({ suggestion }) => suggestion);
  const result: Record<string, unknown> = {};
  for (const { name, shape: memberShape } of shape.members) {
    const memberParts = members.get(name);
    if (memberParts) {
      result[name] = convert(memberShape, memberParts, problems);
    }
  }
  const filled = { ...result, ...getMissingDefaults(shape.name, result) };
  const complete = { ...filled, ...countItems(shape, filled), ...result };
  for (const name of getRequiredMembers(shape)) {
    // A misspelled property is one mistake, not two.
    if (!(name in complete) && hasProperty(shape.name, name) && !suggested.includes(name)) {
      problems.push(missingKey(name, parts[0]?.path ?? "#"));
    }
  }
  return complete;
}

/** Returns the members that a value of a template sets, with their values. Undefined for a value of the wrong type. */
function splitPart(
  shape: StructureShape,
  { value, path, within: [member, ...within] }: Part,
  problems: PropertyProblem[],
): (readonly [string, Part])[] | undefined {
  if (member !== undefined) {
    return [[member, { value, path, within }]];
  }
  const form = getStructureForm(shape.name, findMember(shape, "Items") !== undefined);
  if (form === "scalar" && !isRecord(value)) {
    return shape.members.map(({ name }) => [name, { value, path, within }]);
  }
  if (form !== "object" && Array.isArray(value)) {
    return [["Items", { value, path, within }]];
  }
  if (form === "list" || Array.isArray(value) || !isRecord(value)) {
    problems.push(wrongType(path, form === "list" ? "JSONArray" : "JSONObject", value));
    return undefined;
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
function countItems(shape: StructureShape, { Items: items }: Readonly<Record<string, unknown>>): object {
  const count = Array.isArray(items) ? items.length : 0;
  return {
    ...(findMember(shape, "Items") && findMember(shape, "Quantity") && { Quantity: count }),
    ...(items !== undefined && findMember(shape, "Enabled") && { Enabled: count > 0 }),
  };
}

function findMember({ members }: StructureShape, name: string): Member | undefined {
  return members.find((member) => member.name === name);
}

function isRecord(value: unknown): value is object {
  return typeof value === "object" && value !== null && !types.isDate(value) && !ArrayBuffer.isView(value);
}

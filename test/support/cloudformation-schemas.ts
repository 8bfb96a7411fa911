import { loadAwsServiceSpecSync } from "@aws-cdk/aws-service-spec";
import type { Property, PropertyType, Resource } from "@aws-cdk/service-spec-types";
import type { Shape, StructureShape } from "../../src/sdk/shape.ts";
import { getInputShape } from "../../src/templates/resource-input.ts";
import { resourceTypes } from "../../src/templates/resource-types.ts";
import { findTarget } from "../../src/templates/to-input.ts";

const database = loadAwsServiceSpecSync();

/** Every CloudFront type in the registry of CloudFormation. */
export const registeredTypes: readonly Resource[] = database
  .follow("hasResource", database.lookup("service", "name", "equals", "aws-cloudfront").only())
  .map(({ entity }) => entity);

/** The properties of a nested type of the registry. */
export function getProperties(type: PropertyType): Readonly<Record<string, Property>> | undefined {
  if (type.type === "array") {
    return getProperties(type.element);
  }
  return type.type === "ref" ? database.get("typeDefinition", type.reference.$ref).properties : undefined;
}

/** One property of the registry, and the members of the API that it sets. */
export interface Visit {
  /** Such as `AWS::CloudFront::Function.FunctionConfig.Comment`. */
  readonly path: string;
  readonly name: string;
  readonly property: Property;
  /** The structure of the API that the property is in. */
  readonly structure: StructureShape;
  readonly target: ReturnType<typeof findTarget>;
  /** The shape of the member. Undefined without one. */
  readonly shape: Shape | undefined;
}

/** Returns the shape of the input that takes all properties of a type. */
export function getTypeShape(typeName: string): StructureShape {
  const type = resourceTypes[typeName];
  if (!type) {
    throw new Error(`resourceTypes has no ${typeName}`);
  }
  const input = getInputShape(type.createWithTags ?? type.create);
  const [onlyMember] = type.createWithTags ? input.members : [];
  return (onlyMember?.shape as StructureShape | undefined) ?? input;
}

/** Visits every property of every registered type, with those of nested types. */
export function visitProperties(): Visit[] {
  const visits: Visit[] = [];
  for (const { cloudFormationType, properties } of registeredTypes) {
    visit(properties, getTypeShape(cloudFormationType), cloudFormationType, visits);
  }
  return visits;
}

function visit(
  properties: Readonly<Record<string, Property>>,
  structure: StructureShape,
  path: string,
  visits: Visit[],
): void {
  for (const [name, property] of Object.entries(properties)) {
    const target = findTarget(structure, name);
    const shape = typeof target === "object" ? getMember(structure, target) : undefined;
    const propertyPath = `${path}.${name}`;
    visits.push({ path: propertyPath, name, property, structure, target, shape });
    const nested = getProperties(property.type);
    const nestedStructure = shape && findStructure(property.type, shape);
    if (nested && nestedStructure) {
      visit(nested, nestedStructure, propertyPath, visits);
    }
  }
}

function getMember(structure: StructureShape, path: readonly string[]): Shape | undefined {
  return path.reduce<Shape | undefined>(
    (shape, step) =>
      shape?.kind === "structure" ? shape.members.find(({ name }) => name === step)?.shape : undefined,
    structure,
  );
}

/** Returns the structure that the properties of a nested type set: that of the elements, for a list. */
function findStructure(type: PropertyType, shape: Shape): StructureShape | undefined {
  if (type.type !== "array") {
    return shape.kind === "structure" ? shape : undefined;
  }
  const list = shape.kind === "structure" ? getMember(shape, ["Items"]) : shape;
  return list?.kind === "list" ? findStructure(type.element, list.element) : undefined;
}

import { createHash } from "node:crypto";
import { getOperationSchema } from "../core/service.ts";
import { cloudFront } from "../sdk/service-api.ts";
import { getShape, type Shape, type StructureShape } from "../sdk/shape.ts";
import { Refusal } from "./refusal.ts";
import type { ResourceTarget } from "./resource-target.ts";
import type { ResourceType, UpdatableType } from "./resource-types.ts";
import { mergeTags, type Tags, toTags } from "./tags.ts";
import { findTarget, toInput } from "./to-input.ts";

type Input = Record<string, unknown>;

/** The operation that creates a resource, with its input. */
export interface Creation {
  readonly operation: string;
  readonly input: Input;
  readonly tags: Tags;
}

/**
 * Returns the operation that creates a resource, and converts the properties to its input.
 *
 * @throws Refusal that names every property that CloudFormation refuses
 */
export function toCreation(target: ResourceTarget, type: ResourceType): Creation {
  const { operation, member } = getFullCreation(type);
  const requestShape = getInputShape(operation);
  const shape = member === undefined ? requestShape : getMemberShape(requestShape, member);
  const properties = type.tags
    ? { ...target.properties, Tags: mergeTags(target.properties.Tags, target.tags) }
    : target.properties;
  const { input, problems } = toInput(shape, properties);
  if (problems.length > 0) {
    throw new Refusal(
      `Properties validation failed for resource ${target.logicalId} with message: ` +
        `[${problems.map(({ message }) => message).join(", ")}]`,
      problems.flatMap(({ advice }) => advice ?? []).join(" ") || undefined,
    );
  }
  fillCallerReferences(input, () => createCallerReference(target));
  const tags = toTags(type.tags ? mergeTags(target.properties.Tags, target.tags) : undefined);
  if (Object.keys(tags).length === 0) {
    delete input.Tags;
    return { operation: type.create, input: type.within ? { [type.within]: input } : input, tags };
  }
  return { operation, input: member === undefined ? input : { [member]: input }, tags };
}

/**
 * Converts the properties of a resource to the input of its update operation. Properties that the operation lacks are
 * left out.
 */
export function toUpdateInput(
  { properties }: Pick<ResourceTarget, "properties">,
  type: UpdatableType,
  getCallerReference: () => unknown,
): Input {
  const requestShape = getInputShape(type.update);
  const shape = type.within ? getMemberShape(requestShape, type.within) : requestShape;
  const updatable = Object.entries(properties).filter(([name]) => findTarget(shape, name));
  const { input } = toInput(shape, Object.fromEntries(updatable));
  fillCallerReferences(input, getCallerReference);
  return type.within ? { [type.within]: input } : input;
}

/** Returns the shape of an operation's input. */
export function getInputShape(operation: string): StructureShape {
  return asStructure(getShape(getOperationSchema(cloudFront, operation)[4]));
}

/** Returns the create operation that takes all properties, and the only member of its input if it has one. */
function getFullCreation(type: ResourceType): { readonly operation: string; readonly member?: string } {
  if (type.createWithTags === undefined) {
    return { operation: type.create, ...(type.within && { member: type.within }) };
  }
  const [onlyMember] = getInputShape(type.createWithTags).members;
  return { operation: type.createWithTags, ...(onlyMember && { member: onlyMember.name }) };
}

function getMemberShape({ members }: StructureShape, name: string): StructureShape {
  return asStructure(members.find((member) => member.name === name)?.shape);
}

function asStructure(shape: Shape | undefined): StructureShape {
  if (shape?.kind !== "structure") {
    throw new TypeError(`expected a structure, but got ${shape?.kind}`);
  }
  return shape;
}

/** Configurations whose `CallerReference` CloudFormation creates. Those of public keys are properties. */
const configsWithReference = [
  "DistributionConfig",
  "StreamingDistributionConfig",
  "CloudFrontOriginAccessIdentityConfig",
];

function fillCallerReferences(input: Input, getReference: () => unknown): void {
  for (const name of configsWithReference) {
    const config = input[name] as Input | undefined;
    if (config) {
      config.CallerReference ??= getReference();
    }
  }
}

/** Creates a caller reference. A resource that replaces another one, or a retained one, needs a new one. */
function createCallerReference({ stackName, logicalId, clientToken }: ResourceTarget): string {
  const hash = createHash("sha256").update(`${stackName}/${logicalId}/${clientToken}`).digest("hex");
  return `${stackName}-${logicalId}-${hash.slice(0, 12)}`;
}

import { readAttribute, readAttributes } from "./attributes.ts";
import { publish } from "./publish.ts";
import { removeResource } from "./remove.ts";
import { toCreation, toUpdateInput } from "./resource-input.ts";
import { getIdentity, readResource } from "./resource-operations.ts";
import type { AppliedResource, ResourceTarget } from "./resource-target.ts";
import { getResourceType, isUpdatable, type ResourceType } from "./resource-types.ts";
import { type Tags, updateTags } from "./tags.ts";

/**
 * Creates a resource by the operations of its type.
 *
 * @throws Refusal if CloudFormation refuses the properties
 */
export async function createResource(target: ResourceTarget): Promise<AppliedResource> {
  const type = getResourceType(target.type);
  const { operation, input, tags } = toCreation(target, type);
  const written = await target.send(operation, input);
  const id = String(target.properties[type.id] ?? readAttribute(type.id, [written]));
  return complete(target, type, { id, tags, written });
}

/**
 * Updates a resource in place by the update operation of its type. Sends all properties, and changes tags by their own
 * operations.
 *
 * @throws Refusal if CloudFormation refuses the properties
 */
export async function updateResource(
  target: ResourceTarget,
  previous: AppliedResource,
): Promise<AppliedResource> {
  const type = getResourceType(target.type);
  if (!isUpdatable(type)) {
    await removeResource(target, previous);
    return createResource(target);
  }
  // Creation takes every property, so its conversion finds every refused one.
  const { tags } = toCreation(target, type);
  const { id } = previous;
  const current = await readResource(target, type, id);
  const input = toUpdateInput(target, type, () => readAttribute("CallerReference", [current]));
  const written = await target.send(type.update, {
    ...input,
    ...getIdentity(type, type.update, { id, current }),
  });
  const applied = await complete(target, type, { id, tags, written, previous });
  if (type.tags) {
    const arn = String(readAttribute(type.tags, [written, current]));
    await updateTags(arn, { from: previous.tags, to: tags }, target.send);
  }
  return applied;
}

/** Publishes the resource if its properties say so, and reads its attributes. */
async function complete(
  target: ResourceTarget,
  type: ResourceType,
  {
    id,
    tags,
    written,
    previous,
  }: {
    readonly id: string;
    readonly tags: Tags;
    readonly written: object;
    readonly previous?: AppliedResource;
  },
): Promise<AppliedResource> {
  const { properties, accountId } = target;
  const published = await publish(target, type, { id, written });
  // The output of a write has the status from before the deployment.
  const read = type.attributes.includes("Status") ? await readResource(target, type, id) : undefined;
  const attributes: Record<string, unknown> = {
    ...(type.arnKind && { Arn: `arn:aws:cloudfront::${accountId}:${type.arnKind}/${id}` }),
    // assumed: the API returns the account only for resources of other accounts, CloudFormation for all
    ...(type.attributes.includes("AccountId") && { AccountId: accountId }),
    ...previous?.attributes,
    ...readAttributes(
      type,
      [published, read, written].filter((output) => output !== undefined),
    ),
  };
  return { id, ref: attributes[type.ref] ?? properties[type.ref], attributes, properties, tags };
}

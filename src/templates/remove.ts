import { getIdentity, readResource } from "./resource-operations.ts";
import type { AppliedResource, ResourceTarget } from "./resource-target.ts";
import { getResourceType, isUpdatable, type UpdatableType } from "./resource-types.ts";

/**
 * Deletes a resource. Disables it first if CloudFront deletes only disabled resources of its type. A resource that no
 * longer exists counts as deleted, as in CloudFormation.
 */
export async function removeResource(
  target: Pick<ResourceTarget, "type" | "send">,
  { id }: Pick<AppliedResource, "id">,
): Promise<void> {
  const type = getResourceType(target.type);
  try {
    let current = await readResource(target, type, id);
    if (isUpdatable(type) && (await disable(target, type, { id, current }))) {
      current = await readResource(target, type, id);
    }
    await target.send(type.remove, getIdentity(type, type.remove, { id, current }));
  } catch (error) {
    if (!isNotFound(error)) {
      throw error;
    }
  }
}

/** Disables a resource. Returns false if it need not be disabled, or is disabled already. */
async function disable(
  { send }: Pick<ResourceTarget, "send">,
  type: UpdatableType,
  { id, current }: { readonly id: string; readonly current: object },
): Promise<boolean> {
  if (type.disable === undefined) {
    return false;
  }
  const { $metadata, ...members } = current as Record<string, Record<string, unknown>>;
  const resource = Object.values(members).find((member) => typeof member === "object");
  const config = (type.disable ? resource?.[type.disable] : resource) as
    | Readonly<Record<string, unknown>>
    | undefined;
  if (config?.Enabled !== true) {
    return false;
  }
  await send(type.update, {
    ...(type.disable ? { [type.disable]: { ...config, Enabled: false } } : { Enabled: false }),
    ...getIdentity(type, type.update, { id, current }),
  });
  return true;
}

function isNotFound(error: unknown): boolean {
  const { $metadata: metadata } = error as { readonly $metadata?: { readonly httpStatusCode?: number } };
  return metadata?.httpStatusCode === 404;
}

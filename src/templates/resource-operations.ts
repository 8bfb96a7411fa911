import { getInputShape } from "./resource-input.ts";
import type { ResourceTarget } from "./resource-target.ts";
import type { ResourceType } from "./resource-types.ts";

/** Returns the output of the read operation of a resource. */
export function readResource(
  { send }: Pick<ResourceTarget, "send">,
  type: ResourceType,
  id: string,
): Promise<object> {
  return send(type.read, { [type.readKey ?? type.key]: id });
}

/** Returns the input members that identify a resource, with the current ETag if the operation takes one. */
export function getIdentity(
  type: ResourceType,
  operation: string,
  { id, current }: { readonly id: string; readonly current: object },
): Record<string, unknown> {
  const { ETag: etag } = current as { readonly ETag?: string };
  const takesEtag = getInputShape(operation).members.some(({ name }) => name === "IfMatch");
  return { [type.key]: id, ...(takesEtag && { IfMatch: etag }) };
}

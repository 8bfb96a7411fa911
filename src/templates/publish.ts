import type { ResourceTarget } from "./resource-target.ts";
import type { ResourceType } from "./resource-types.ts";
import { toScalar } from "./to-scalar.ts";

/**
 * Publishes a function whose `AutoPublish` is true, after each creation and update.
 *
 * @param written the output of the creation or update
 * @returns the output of the publication, or undefined without one
 */
export async function publish(
  { properties, send }: ResourceTarget,
  type: ResourceType,
  { id, written }: { readonly id: string; readonly written: object },
): Promise<object | undefined> {
  if (!type.publish || toScalar("boolean", properties.AutoPublish).result !== true) {
    return undefined;
  }
  const { ETag: etag } = written as { readonly ETag?: string };
  return send(type.publish, { [type.key]: id, IfMatch: etag });
}

import { Refusal } from "./refusal.ts";
import type { StackRecord } from "./stacks.ts";
import type { Template } from "./template.ts";

/**
 * Checks that the resources of a deployed stack keep their types.
 *
 * @throws Refusal for a logical id that has another type now
 */
export function assertTypesKept({ resources }: Template, previous: StackRecord | undefined): void {
  for (const { logicalId, type } of previous?.resources ?? []) {
    const next = resources[logicalId]?.Type;
    if (next !== undefined && next !== type) {
      throw new Refusal(
        "Update of resource type is not permitted. The new template modifies resource type of the following " +
          `resources: [${logicalId}]`,
        `${logicalId} has the type ${type}. Give the resource of the type ${next} another logical id.`,
      );
    }
  }
}

import { createResource, updateResource } from "./apply.ts";
import { planChange } from "./plan-change.ts";
import { Refusal } from "./refusal.ts";
import type { AppliedResource, ResourceTarget } from "./resource-target.ts";

/** The result of bringing one resource to the state that the template describes. */
export interface ResourceStep {
  readonly action: "create" | "update" | "replace" | "none";
  readonly applied: AppliedResource;
}

/**
 * Creates, updates or replaces a resource, or leaves it if nothing changed. A replaced resource still exists after
 * that.
 *
 * @throws Refusal for a change that CloudFormation does not support
 */
export async function applyResource(
  target: ResourceTarget,
  previous: AppliedResource | undefined,
): Promise<ResourceStep> {
  if (!previous) {
    return { action: "create", applied: await createResource(target) };
  }
  const change = planChange(target, previous);
  if (typeof change === "object") {
    throw new Refusal(
      `Updates are not supported for property ${change.fixed}.`,
      getFixedAdvice(change.fixed),
    );
  }
  switch (change) {
    case "none":
      return { action: change, applied: previous };
    case "replace":
      return { action: change, applied: await createResource(target) };
    case "update":
      return { action: change, applied: await updateResource(target, previous) };
  }
}

function getFixedAdvice(property: string): string | undefined {
  return property === "ImportSource"
    ? "A key value store imports its file when it is created. PutKey and UpdateKeys write its keys after that."
    : undefined;
}

import { isDeepStrictEqual } from "node:util";
import type { AppliedResource, ResourceTarget } from "./resource-target.ts";
import { getResourceType } from "./resource-types.ts";
import { mergeTags, toTags } from "./tags.ts";

/** The effect of new properties on a resource. `fixed` names a property that CloudFormation cannot update. */
export type Change = "none" | "update" | "replace" | { readonly fixed: string };

/** Returns the effect of resolved properties and tags on the resource that an earlier deploy made. */
export function planChange(
  target: Pick<ResourceTarget, "type" | "properties" | "tags">,
  previous: Pick<AppliedResource, "properties" | "tags">,
): Change {
  const { replacedBy = [], fixed = [], tags } = getResourceType(target.type);
  const isRetagged =
    tags !== undefined &&
    !isDeepStrictEqual(toTags(mergeTags(target.properties.Tags, target.tags)), previous.tags);
  const isChanged = (path: string): boolean =>
    path === "Tags"
      ? isRetagged
      : !isDeepStrictEqual(getProperty(target.properties, path), getProperty(previous.properties, path));
  if (replacedBy.some(isChanged)) {
    return "replace";
  }
  const changedFixed = fixed.find(isChanged);
  if (changedFixed !== undefined) {
    return { fixed: changedFixed };
  }
  return isRetagged || !isDeepStrictEqual(target.properties, previous.properties) ? "update" : "none";
}

/** Returns the property at a path such as `ConnectionFunctionConfig.Runtime`. */
function getProperty(properties: object, path: string): unknown {
  return path
    .split(".")
    .reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], properties);
}

import { isObject } from "../values/is-object.ts";

/** Tags of a resource, by key. */
export type Tags = Readonly<Record<string, string>>;

interface Tag {
  readonly Key: unknown;
  readonly Value?: unknown;
}

/**
 * Returns the `Tags` property with the tags of the stack added. A tag of the resource wins over one of the stack. A
 * property that is no list of tags stays as it is.
 */
export function mergeTags(own: unknown, stackTags: Tags): unknown {
  // The tags of one type are a list in an object: AnycastIpList.
  const ownTags = (isObject(own) && isTagList(own.Items) ? own.Items : own) ?? [];
  if (!isTagList(ownTags)) {
    return own;
  }
  const inherited = Object.entries(stackTags)
    .filter(([key]) => !ownTags.some(({ Key }) => Key === key))
    .map(([Key, Value]) => ({ Key, Value }));
  return [...ownTags, ...inherited];
}

/** Returns the tags of a `Tags` property by key. */
export function toTags(property: unknown): Tags {
  return Object.fromEntries(
    (isTagList(property) ? property : []).map(({ Key, Value = "" }) => [String(Key), String(Value)]),
  );
}

/** Changes the tags of a resource by the operations for tags, because no update operation has tags. */
export async function updateTags(
  resource: string,
  { from, to }: { readonly from: Tags; readonly to: Tags },
  send: (operation: string, input: object) => Promise<object>,
): Promise<void> {
  const removed = Object.keys(from).filter((key) => !Object.hasOwn(to, key));
  if (removed.length > 0) {
    await send("UntagResource", { Resource: resource, TagKeys: { Items: removed } });
  }
  const changed = Object.entries(to).filter(([key, value]) => from[key] !== value);
  if (changed.length > 0) {
    const items = changed.map(([Key, Value]) => ({ Key, Value }));
    await send("TagResource", { Resource: resource, Tags: { Items: items } });
  }
}

function isTagList(value: unknown): value is readonly Tag[] {
  return (
    Array.isArray(value) && value.every((tag) => typeof tag === "object" && tag !== null && "Key" in tag)
  );
}

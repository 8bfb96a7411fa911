import type { Context } from "../../core/context.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import type { CloudFront } from "../../sdk/service-api.ts";
import { getTags, putTags } from "./table.ts";
import { assertTaggable } from "./validation.ts";

/** assumed: a key that the resource does not have is ignored */
export function untagResource(
  input: Input<CloudFront, "UntagResource">,
  context: Context,
): Output<CloudFront, "UntagResource"> {
  const { store } = context;
  assertTaggable(input.Resource, context);
  const keys = new Set(input.TagKeys.Items);
  const tags = getTags(store, input.Resource);
  const left = tags.filter((tag) => !keys.has(tag.Key));
  if (left.length < tags.length) {
    putTags(store, input.Resource, left);
  }
  return {};
}

import type { Context } from "../../core/context.ts";
import type { CloudFront } from "../../sdk/dialects.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import { requireTaggable } from "./requirements.ts";
import { putTags, tagsOf } from "./table.ts";

/** assumed: a key that the resource does not have is not missed */
export function untagResource(
  input: Input<CloudFront, "UntagResource">,
  context: Context,
): Output<CloudFront, "UntagResource"> {
  const { store } = context;
  requireTaggable(input.Resource, context);
  const keys = new Set(input.TagKeys.Items);
  const tags = tagsOf(store, input.Resource);
  const left = tags.filter((tag) => !keys.has(tag.Key));
  if (left.length < tags.length) {
    putTags(store, input.Resource, left);
  }
  return {};
}

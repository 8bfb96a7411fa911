import type { Handler } from "../../core/service.ts";
import type { CloudFront } from "../../sdk/dialects.ts";
import { requireTaggable } from "./requirements.ts";
import { putTags, tagsOf } from "./table.ts";

/** assumed: a key that the resource does not have is not missed */
export const untagResource: Handler<CloudFront, "UntagResource"> = (input, context) => {
  const { store } = context;
  requireTaggable(input.Resource, context);
  const keys = new Set(input.TagKeys.Items);
  const tags = tagsOf(store, input.Resource);
  const left = tags.filter((tag) => !keys.has(tag.Key));
  if (left.length < tags.length) putTags(store, input.Resource, left);
  return {};
};

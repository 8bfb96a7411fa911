import { InvalidTagging$ } from "@aws-sdk/client-cloudfront";
import type { Handler } from "../../core/service.ts";
import type { CloudFront } from "../../sdk/dialects.ts";
import { requireTaggable } from "./requirements.ts";
import { putTags, requireValidTags, tagsOf } from "./table.ts";

export const tagResource: Handler<CloudFront, "TagResource"> = (input, context) => {
  const { store, quotas } = context;
  const given = input.Tags.Items ?? [];
  requireTaggable(input.Resource, context);
  requireValidTags(given, quotas, InvalidTagging$);
  // A tag whose key is there already keeps its place.
  const tags = new Map([...tagsOf(store, input.Resource), ...given].map((tag) => [tag.Key, tag]));
  requireValidTags([...tags.values()], quotas, InvalidTagging$);
  putTags(store, input.Resource, [...tags.values()]);
  return {};
};

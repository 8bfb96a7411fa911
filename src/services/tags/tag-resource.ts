import { InvalidTagging$ } from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import type { CloudFront } from "../../sdk/dialects.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import { requireTaggable } from "./requirements.ts";
import { putTags, requireValidTags, tagsOf } from "./table.ts";

export function tagResource(
  input: Input<CloudFront, "TagResource">,
  context: Context,
): Output<CloudFront, "TagResource"> {
  const { store, quotas } = context;
  const given = input.Tags.Items ?? [];
  requireTaggable(input.Resource, context);
  requireValidTags(given, quotas, InvalidTagging$);
  // A tag whose key is there already keeps its place.
  const tags = new Map([...tagsOf(store, input.Resource), ...given].map((tag) => [tag.Key, tag]));
  requireValidTags([...tags.values()], quotas, InvalidTagging$);
  putTags(store, input.Resource, [...tags.values()]);
  return {};
}

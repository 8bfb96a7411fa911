import { InvalidTagging$ } from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import type { CloudFront } from "../../sdk/service-api.ts";
import { assertValidTags, getTags, putTags } from "./table.ts";
import { assertTaggable } from "./validation.ts";

export function tagResource(
  input: Input<CloudFront, "TagResource">,
  context: Context,
): Output<CloudFront, "TagResource"> {
  const { store, quotas } = context;
  const given = input.Tags.Items ?? [];
  assertTaggable(input.Resource, context);
  assertValidTags(given, quotas, InvalidTagging$);
  // A tag whose key exists keeps its place.
  const tags = new Map([...getTags(store, input.Resource), ...given].map((tag) => [tag.Key, tag]));
  assertValidTags([...tags.values()], quotas, InvalidTagging$);
  putTags(store, input.Resource, [...tags.values()]);
  return {};
}

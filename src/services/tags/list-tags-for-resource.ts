import type { Context } from "../../core/context.ts";
import type { CloudFront } from "../../sdk/dialects.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import { requireTaggable } from "./requirements.ts";
import { tagsOf } from "./table.ts";

export function listTagsForResource(
  input: Input<CloudFront, "ListTagsForResource">,
  context: Context,
): Output<CloudFront, "ListTagsForResource"> {
  requireTaggable(input.Resource, context);
  return { Tags: { Items: [...tagsOf(context.store, input.Resource)] } };
}

import type { Context } from "../../core/context.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import type { CloudFront } from "../../sdk/service-api.ts";
import { getTags } from "./table.ts";
import { assertTaggable } from "./validation.ts";

export function listTagsForResource(
  input: Input<CloudFront, "ListTagsForResource">,
  context: Context,
): Output<CloudFront, "ListTagsForResource"> {
  assertTaggable(input.Resource, context);
  return { Tags: { Items: [...getTags(context.store, input.Resource)] } };
}

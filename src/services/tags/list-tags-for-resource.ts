import type { Handler } from "../../core/service.ts";
import type { CloudFront } from "../../sdk/dialects.ts";
import { requireTaggable } from "./requirements.ts";
import { tagsOf } from "./table.ts";

export const listTagsForResource: Handler<CloudFront, "ListTagsForResource"> = (input, context) => {
  requireTaggable(input.Resource, context);
  return { Tags: { Items: [...tagsOf(context.store, input.Resource)] } };
};

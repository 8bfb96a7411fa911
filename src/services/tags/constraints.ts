import type { Constraints } from "../../core/service.ts";
import type { CloudFront } from "../../sdk/service-api.ts";
import { tagKeyRule, tagRules } from "./table.ts";

// Patterns and lengths of the API model (2020-05-31).

const resource = { pattern: "^arn:aws(-cn)?:cloudfront::[0-9]+:.*$" } as const;

export const tagConstraints: Constraints<CloudFront> = {
  TagResource: { Resource: resource, Tags: tagRules },
  UntagResource: { Resource: resource, TagKeys: { Items: { each: tagKeyRule } } },
  ListTagsForResource: { Resource: resource },
};

import type { Constraints } from "../../core/service.ts";
import type { CloudFront } from "../../sdk/service-api.ts";
import { tagKeyRule, tagRules } from "./table.ts";

// Patterns and lengths of the API model (2020-05-31). An ARN that breaks the model's pattern has another error.

export const tagConstraints: Constraints<CloudFront> = {
  TagResource: { Tags: tagRules },
  UntagResource: { TagKeys: { Items: { each: tagKeyRule } } },
};

import type { Handler } from "../../core/service.ts";
import type { CloudFront } from "../../sdk/dialects.ts";
import { toIdsWithPolicy } from "./answers.ts";

export const listDistributionsByResponseHeadersPolicyId: Handler<
  CloudFront,
  "ListDistributionsByResponseHeadersPolicyId"
> = (input, context) => ({
  DistributionIdList: toIdsWithPolicy(
    "ResponseHeadersPolicyId",
    input.ResponseHeadersPolicyId,
    input,
    context,
  ),
});

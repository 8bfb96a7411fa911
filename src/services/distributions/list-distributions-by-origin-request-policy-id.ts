import type { Handler } from "../../core/service.ts";
import type { CloudFront } from "../../sdk/dialects.ts";
import { toIdsWithPolicy } from "./answers.ts";

export const listDistributionsByOriginRequestPolicyId: Handler<
  CloudFront,
  "ListDistributionsByOriginRequestPolicyId"
> = (input, context) => ({
  DistributionIdList: toIdsWithPolicy("OriginRequestPolicyId", input.OriginRequestPolicyId, input, context),
});

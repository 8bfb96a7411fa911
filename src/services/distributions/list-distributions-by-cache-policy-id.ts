import type { Handler } from "../../core/service.ts";
import type { CloudFront } from "../../sdk/dialects.ts";
import { toIdsWithPolicy } from "./answers.ts";

export const listDistributionsByCachePolicyId: Handler<CloudFront, "ListDistributionsByCachePolicyId"> = (
  input,
  context,
) => ({
  DistributionIdList: toIdsWithPolicy("CachePolicyId", input.CachePolicyId, input, context),
});

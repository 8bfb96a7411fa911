import type { Context } from "../../core/context.ts";
import type { CloudFront } from "../../sdk/dialects.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import { toIdsWithPolicy } from "./answers.ts";

export function listDistributionsByCachePolicyId(
  input: Input<CloudFront, "ListDistributionsByCachePolicyId">,
  context: Context,
): Output<CloudFront, "ListDistributionsByCachePolicyId"> {
  return {
    DistributionIdList: toIdsWithPolicy("CachePolicyId", input.CachePolicyId, input, context),
  };
}

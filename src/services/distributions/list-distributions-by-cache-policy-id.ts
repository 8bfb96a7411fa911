import type { Context } from "../../core/context.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import type { CloudFront } from "../../sdk/service-api.ts";
import { toDistributionIdList } from "./responses.ts";

export function listDistributionsByCachePolicyId(
  input: Input<CloudFront, "ListDistributionsByCachePolicyId">,
  context: Context,
): Output<CloudFront, "ListDistributionsByCachePolicyId"> {
  return {
    DistributionIdList: toDistributionIdList("CachePolicyId", input.CachePolicyId, input, context),
  };
}

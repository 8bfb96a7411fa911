import type { Context } from "../../core/context.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import type { CloudFront } from "../../sdk/service-api.ts";
import { toDistributionIdList } from "./responses.ts";

export function listDistributionsByOriginRequestPolicyId(
  input: Input<CloudFront, "ListDistributionsByOriginRequestPolicyId">,
  context: Context,
): Output<CloudFront, "ListDistributionsByOriginRequestPolicyId"> {
  return {
    DistributionIdList: toDistributionIdList("OriginRequestPolicyId", input.OriginRequestPolicyId, input, context),
  };
}

import type { Context } from "../../core/context.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import type { CloudFront } from "../../sdk/service-api.ts";
import { toDistributionIdList } from "./responses.ts";

export function listDistributionsByResponseHeadersPolicyId(
  input: Input<CloudFront, "ListDistributionsByResponseHeadersPolicyId">,
  context: Context,
): Output<CloudFront, "ListDistributionsByResponseHeadersPolicyId"> {
  return {
    DistributionIdList: toDistributionIdList(
      "ResponseHeadersPolicyId",
      input.ResponseHeadersPolicyId,
      input,
      context,
    ),
  };
}

import type { Context } from "../../core/context.ts";
import type { CloudFront } from "../../sdk/dialects.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import { toIdsWithPolicy } from "./answers.ts";

export function listDistributionsByResponseHeadersPolicyId(
  input: Input<CloudFront, "ListDistributionsByResponseHeadersPolicyId">,
  context: Context,
): Output<CloudFront, "ListDistributionsByResponseHeadersPolicyId"> {
  return {
    DistributionIdList: toIdsWithPolicy(
      "ResponseHeadersPolicyId",
      input.ResponseHeadersPolicyId,
      input,
      context,
    ),
  };
}

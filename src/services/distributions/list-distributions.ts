import type { Context } from "../../core/context.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import type { CloudFront } from "../../sdk/service-api.ts";
import { toDistributionList } from "./responses.ts";

export function listDistributions(
  input: Input<CloudFront, "ListDistributions">,
  context: Context,
): Output<CloudFront, "ListDistributions"> {
  return {
    DistributionList: toDistributionList(input, context),
  };
}

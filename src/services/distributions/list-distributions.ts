import type { Context } from "../../core/context.ts";
import type { CloudFront } from "../../sdk/dialects.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import { toDistributionList } from "./answers.ts";

export function listDistributions(
  input: Input<CloudFront, "ListDistributions">,
  context: Context,
): Output<CloudFront, "ListDistributions"> {
  return {
    DistributionList: toDistributionList(input, context),
  };
}

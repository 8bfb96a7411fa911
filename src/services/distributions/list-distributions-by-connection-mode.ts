import type { Context } from "../../core/context.ts";
import type { CloudFront } from "../../sdk/dialects.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import { toDistributionList } from "./answers.ts";
import { listed } from "./table.ts";

export function listDistributionsByConnectionMode(
  input: Input<CloudFront, "ListDistributionsByConnectionMode">,
  context: Context,
): Output<CloudFront, "ListDistributionsByConnectionMode"> {
  return {
    DistributionList: toDistributionList(input, context, listed.byConnectionMode(input.ConnectionMode)),
  };
}

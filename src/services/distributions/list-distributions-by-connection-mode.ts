import type { Context } from "../../core/context.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import type { CloudFront } from "../../sdk/service-api.ts";
import { toDistributionList } from "./responses.ts";
import { indexKeys } from "./table.ts";

export function listDistributionsByConnectionMode(
  input: Input<CloudFront, "ListDistributionsByConnectionMode">,
  context: Context,
): Output<CloudFront, "ListDistributionsByConnectionMode"> {
  return {
    DistributionList: toDistributionList(input, context, indexKeys.byConnectionMode(input.ConnectionMode)),
  };
}

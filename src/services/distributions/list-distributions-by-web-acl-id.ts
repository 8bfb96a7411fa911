import type { Context } from "../../core/context.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import type { CloudFront } from "../../sdk/service-api.ts";
import { toDistributionList } from "./responses.ts";
import { indexKeys } from "./table.ts";

/** `null`, as a word, asks for those without a web ACL. */
export function listDistributionsByWebACLId(
  input: Input<CloudFront, "ListDistributionsByWebACLId">,
  context: Context,
): Output<CloudFront, "ListDistributionsByWebACLId"> {
  return {
    DistributionList: toDistributionList(
      input,
      context,
      indexKeys.byWebAcl(input.WebACLId === "null" ? "" : input.WebACLId),
    ),
  };
}

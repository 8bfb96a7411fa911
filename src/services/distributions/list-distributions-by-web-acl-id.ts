import type { Context } from "../../core/context.ts";
import type { CloudFront } from "../../sdk/dialects.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import { toDistributionList } from "./answers.ts";
import { listed } from "./table.ts";

/** `null`, as a word, asks for those without a web ACL. */
export function listDistributionsByWebACLId(
  input: Input<CloudFront, "ListDistributionsByWebACLId">,
  context: Context,
): Output<CloudFront, "ListDistributionsByWebACLId"> {
  return {
    DistributionList: toDistributionList(
      input,
      context,
      listed.byWebAcl(input.WebACLId === "null" ? "" : input.WebACLId),
    ),
  };
}

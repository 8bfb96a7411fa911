import type { Handler } from "../../core/service.ts";
import type { CloudFront } from "../../sdk/dialects.ts";
import { toDistributionList } from "./answers.ts";
import { listed } from "./table.ts";

/** `null`, as a word, asks for those without a web ACL. */
export const listDistributionsByWebACLId: Handler<CloudFront, "ListDistributionsByWebACLId"> = (
  input,
  context,
) => ({
  DistributionList: toDistributionList(
    input,
    context,
    listed.byWebAcl(input.WebACLId === "null" ? "" : input.WebACLId),
  ),
});

import type { Handler } from "../../core/service.ts";
import type { CloudFront } from "../../sdk/dialects.ts";
import { toDistributionList } from "./answers.ts";
import { listed } from "./table.ts";

export const listDistributionsByConnectionMode: Handler<CloudFront, "ListDistributionsByConnectionMode"> = (
  input,
  context,
) => ({
  DistributionList: toDistributionList(input, context, listed.byConnectionMode(input.ConnectionMode)),
});

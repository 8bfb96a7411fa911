import type { Handler } from "../../core/service.ts";
import type { CloudFront } from "../../sdk/dialects.ts";
import { toDistributionList } from "./answers.ts";

export const listDistributions: Handler<CloudFront, "ListDistributions"> = (input, context) => ({
  DistributionList: toDistributionList(input, context),
});

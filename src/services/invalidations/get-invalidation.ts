import type { Handler } from "../../core/service.ts";
import type { CloudFront } from "../../sdk/dialects.ts";
import { distributions } from "../distributions/table.ts";
import { statusOf, toInvalidation } from "./answers.ts";
import { invalidations } from "./table.ts";

export const getInvalidation: Handler<CloudFront, "GetInvalidation"> = (input, context) => {
  const { DistributionId, Id } = input;
  context.store.table(distributions).get(DistributionId);
  const { record } = context.store.table(invalidations).get(Id);
  if (record.distributionId !== DistributionId) throw invalidations.absent(Id);
  return { Invalidation: toInvalidation(record, statusOf(record, context)) };
};

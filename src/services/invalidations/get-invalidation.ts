import type { Context } from "../../core/context.ts";
import type { CloudFront } from "../../sdk/dialects.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import { distributions } from "../distributions/table.ts";
import { statusOf, toInvalidation } from "./answers.ts";
import { invalidations } from "./table.ts";

export function getInvalidation(
  input: Input<CloudFront, "GetInvalidation">,
  context: Context,
): Output<CloudFront, "GetInvalidation"> {
  const { DistributionId, Id } = input;
  context.store.table(distributions).get(DistributionId);
  const { record } = context.store.table(invalidations).get(Id);
  if (record.distributionId !== DistributionId) {
    throw invalidations.absent(Id);
  }
  return { Invalidation: toInvalidation(record, statusOf(record, context)) };
}

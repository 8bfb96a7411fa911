import type { Context } from "../../core/context.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import type { CloudFront } from "../../sdk/service-api.ts";
import { distributions } from "../distributions/table.ts";
import { getStatus, toInvalidation } from "./responses.ts";
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
  return { Invalidation: toInvalidation(record, getStatus(record, context)) };
}

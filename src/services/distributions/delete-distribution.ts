import { DistributionNotDisabled$, ResourceInUse$ } from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import type { CloudFront } from "../../sdk/service-api.ts";
import { ServiceError } from "../../sdk/service-error.ts";
import { distributionTenants, indexKeys } from "../distribution-tenants/table.ts";
import { removeInvalidations } from "../invalidations/table.ts";
import { removeMonitoringSubscription } from "../monitoring-subscriptions/table.ts";
import { removeTags } from "../tags/table.ts";
import { isDeployed } from "./record.ts";
import { assertWithoutPolicy } from "./rules/continuous-deployment.ts";
import { distributions } from "./table.ts";

export function deleteDistribution(
  input: Input<CloudFront, "DeleteDistribution">,
  context: Context,
): Output<CloudFront, "DeleteDistribution"> {
  const table = context.store.table(distributions);
  const { record } = table.getMatching(input.Id, input.IfMatch);
  // seen: the text (aws-nuke 155). assumed: one that is still on its way to being disabled is rejected in the same way
  if (record.config.Enabled || !isDeployed(record, context)) {
    throw new ServiceError(
      DistributionNotDisabled$,
      "The distribution you are trying to delete has not been disabled.",
    );
  }
  assertWithoutPolicy(record, context);
  const tenants = context.store.table(distributionTenants).rows(indexKeys.byDistribution(record.id)).size;
  if (tenants > 0) {
    // assumed: the code. The API model's message.
    throw new ServiceError(
      ResourceInUse$,
      "Cannot delete this resource because it is in use.",
      `${tenants} distribution tenants use the distribution ${record.id}: delete them first.`,
    );
  }
  table.remove(record.id);
  removeMonitoringSubscription(context.store, record.id);
  removeInvalidations(context.store, record.id);
  removeTags(context.store, record.arn);
  return {};
}

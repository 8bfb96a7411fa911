import { InvalidArgument$ } from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import type { CloudFront } from "../../sdk/service-api.ts";
import { ServiceError } from "../../sdk/service-error.ts";
import { distributions } from "../distributions/table.ts";
import { getStatus, toInvalidation } from "./responses.ts";
import { type InvalidationRecord, indexKeys, invalidations } from "./table.ts";
import { assertValidPaths, assertWithinQuota } from "./validation.ts";

export function createInvalidation(
  input: Input<CloudFront, "CreateInvalidation">,
  context: Context,
): Output<CloudFront, "CreateInvalidation"> {
  const { DistributionId, InvalidationBatch: batch } = input;
  const { store, random, now, deployments } = context;
  assertValidPaths(batch, context);
  store.table(distributions).get(DistributionId);
  const table = store.table(invalidations);
  const [previous] = table.rows(indexKeys.byCallerReference(DistributionId, batch.CallerReference));
  if (previous) {
    assertSamePaths(previous.record, batch.Paths.Items ?? []);
    return toResponse(previous.record, getStatus(previous.record, context));
  }
  assertWithinQuota(batch, context, DistributionId);

  const { record } = table.insert({
    id: `I${random.base36().toUpperCase()}`,
    distributionId: DistributionId,
    batch,
    createTime: now(),
    deployment: deployments.start(),
  });
  return toResponse(record, "InProgress");
}

/**
 * Rejects a caller reference that was used for other paths. The API reference: the same batch again returns the first
 * invalidation. seen: the message (Ansible's module)
 */
function assertSamePaths({ batch }: InvalidationRecord, paths: readonly string[]): void {
  const previous = batch.Paths.Items ?? [];
  if (paths.length === previous.length && paths.every((path, i) => path === previous[i])) {
    return;
  }
  throw new ServiceError(
    InvalidArgument$,
    "Your request contains a caller reference that was used for a previous invalidation batch for the same distribution.",
  );
}

function toResponse(record: InvalidationRecord, status: "InProgress" | "Completed") {
  return {
    Location: `https://cloudfront.amazonaws.com/2020-05-31/distribution/${record.distributionId}/invalidation/${record.id}`,
    Invalidation: toInvalidation(record, status),
  };
}

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
  const [former] = table.rows(indexKeys.byCallerReference(DistributionId, batch.CallerReference));
  if (former) {
    assertSamePaths(former.record, batch.Paths.Items ?? []);
    return toResponse(former.record, getStatus(former.record, context));
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

/** The API reference: the same batch again is answered as at first. seen: the text for another (Ansible's module) */
function assertSamePaths({ batch }: InvalidationRecord, paths: readonly string[]): void {
  const former = batch.Paths.Items ?? [];
  if (paths.length === former.length && paths.every((path, i) => path === former[i])) {
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

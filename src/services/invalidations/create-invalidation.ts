import { InvalidArgument$, type Invalidation, type InvalidationBatch } from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import type { Present } from "../../sdk/operation.ts";
import { ServiceError } from "../../sdk/service-error.ts";
import type { InvalidationKind } from "./kinds.ts";
import { getStatus, toInvalidation } from "./responses.ts";
import { type InvalidationData, indexKeys } from "./table.ts";
import { assertValidPaths, assertWithinQuota } from "./validation.ts";

/** Invalidates paths of a distribution or a distribution tenant. assumed: both have the same checks and quotas */
export function createInvalidation<R extends InvalidationData>(
  kind: InvalidationKind<R>,
  ownerId: string,
  batch: Present<InvalidationBatch>,
  context: Context,
): { Location: string; Invalidation: Invalidation } {
  const { store, random, now, deployments } = context;
  assertValidPaths(batch, context);
  store.table(kind.owners).get(ownerId);
  const table = store.table(kind.table);
  const [previous] = table.rows(indexKeys.byCallerReference(ownerId, batch.CallerReference));
  if (previous) {
    assertSamePaths(previous.record, batch.Paths.Items ?? []);
    return toResponse(kind, previous.record, getStatus(previous.record, context));
  }
  assertWithinQuota(kind.table, ownerId, batch, context);

  const data: InvalidationData = {
    id: `I${random.base36().toUpperCase()}`,
    batch,
    createTime: now(),
    deployment: deployments.start(),
  };
  const { record } = table.insert(kind.withOwner(ownerId, data));
  return toResponse(kind, record, "InProgress");
}

/**
 * Rejects a caller reference that was used for other paths. The API reference: the same batch again returns the first
 * invalidation. seen: the message (Ansible's module)
 */
function assertSamePaths({ batch }: InvalidationData, paths: readonly string[]): void {
  const previous = batch.Paths.Items ?? [];
  if (paths.length === previous.length && paths.every((path, i) => path === previous[i])) {
    return;
  }
  throw new ServiceError(
    InvalidArgument$,
    "Your request contains a caller reference that was used for a previous invalidation batch for the same distribution.",
  );
}

function toResponse<R extends InvalidationData>(
  { path, ownerOf }: InvalidationKind<R>,
  record: R,
  status: "InProgress" | "Completed",
) {
  return {
    Location: `https://cloudfront.amazonaws.com/2020-05-31/${path}/${ownerOf(record)}/invalidation/${record.id}`,
    Invalidation: toInvalidation(record, status),
  };
}

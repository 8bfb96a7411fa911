import { type InvalidationBatch, NoSuchInvalidation$ } from "@aws-sdk/client-cloudfront";
import type { Environment } from "../../core/context.ts";
import type { DeploymentStamp } from "../../core/propagation.ts";
import type { Row } from "../../core/row-list.ts";
import type { Store } from "../../core/store.ts";
import { defineTable } from "../../core/table.ts";
import type { Present } from "../../sdk/operation.ts";
import { cloudFront } from "../../sdk/service-api.ts";
import { ServiceError } from "../../sdk/service-error.ts";

export interface InvalidationRecord {
  readonly id: string;
  readonly distributionId: string;
  readonly batch: Present<InvalidationBatch>;
  readonly createTime: Date;
  readonly deployment: DeploymentStamp;
}

function createAbsentError(): ServiceError {
  return new ServiceError(NoSuchInvalidation$, "The specified invalidation does not exist.");
}

/** The secondary indexes of invalidations. */
export const indexKeys = {
  byDistribution: (id: string): string => `distribution ${id}`,
  byCallerReference: (id: string, reference: string): string => `distribution ${id} reference ${reference}`,
} as const;

export const invalidations = defineTable<InvalidationRecord>({
  name: "invalidations",
  api: cloudFront,
  idOf: (record) => record.id,
  indexKeys: ({ distributionId, batch }) => [
    indexKeys.byDistribution(distributionId),
    indexKeys.byCallerReference(distributionId, batch.CallerReference),
  ],
  absent: createAbsentError,
  // Ids are random and unique.
  duplicate: createAbsentError,
  firstVersion: 0,
});

/** Returns the invalidations of a distribution that have not reached the edge locations. */
export function findInProgress(
  { store, deployments }: Environment,
  distributionId: string,
): readonly Row<InvalidationRecord>[] {
  return [...store.table(invalidations).rows(indexKeys.byDistribution(distributionId))].filter(
    ({ record }) => !deployments.isComplete(record.deployment),
  );
}

export function countInProgress(environment: Environment, distributionId: string): number {
  return findInProgress(environment, distributionId).length;
}

export function removeInvalidations(store: Store, distributionId: string): void {
  const table = store.table(invalidations);
  for (const { record } of [...table.rows(indexKeys.byDistribution(distributionId))]) {
    table.remove(record.id);
  }
}

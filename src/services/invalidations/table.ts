import { type InvalidationBatch, NoSuchInvalidation$ } from "@aws-sdk/client-cloudfront";
import type { Environment } from "../../core/context.ts";
import type { Departure } from "../../core/propagation.ts";
import type { Row } from "../../core/row-list.ts";
import type { Store } from "../../core/store.ts";
import { defineTable } from "../../core/table.ts";
import { cloudFront } from "../../sdk/dialects.ts";
import { Fault } from "../../sdk/fault.ts";
import type { Present } from "../../sdk/operation.ts";

export interface InvalidationRecord {
  readonly id: string;
  readonly distributionId: string;
  readonly batch: Present<InvalidationBatch>;
  readonly createTime: Date;
  readonly departure: Departure;
}

function absent(): Fault {
  return new Fault(NoSuchInvalidation$, "The specified invalidation does not exist.");
}

/** The lists on which invalidations are, beside that of all. */
export const listed = {
  byDistribution: (id: string): string => `distribution ${id}`,
  byCallerReference: (id: string, reference: string): string => `distribution ${id} reference ${reference}`,
} as const;

export const invalidations = defineTable<InvalidationRecord>({
  name: "invalidations",
  dialect: cloudFront,
  idOf: (record) => record.id,
  listOf: ({ distributionId, batch }) => [
    listed.byDistribution(distributionId),
    listed.byCallerReference(distributionId, batch.CallerReference),
  ],
  absent,
  // Ids are drawn, so none is ever taken.
  duplicate: absent,
  firstVersion: 0,
});

/** The batches of a distribution that have not reached the edge locations. */
export function inProgress(
  { store, deployments }: Environment,
  distributionId: string,
): readonly Row<InvalidationRecord>[] {
  return [...store.table(invalidations).rows(listed.byDistribution(distributionId))].filter(
    ({ record }) => !deployments.hasArrived(record.departure),
  );
}

export function countInProgress(environment: Environment, distributionId: string): number {
  return inProgress(environment, distributionId).length;
}

export function removeInvalidations(store: Store, distributionId: string): void {
  const table = store.table(invalidations);
  for (const { record } of [...table.rows(listed.byDistribution(distributionId))]) {
    table.remove(record.id);
  }
}

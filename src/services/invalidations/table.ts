import { type InvalidationBatch, NoSuchInvalidation$ } from "@aws-sdk/client-cloudfront";
import type { Environment } from "../../core/context.ts";
import type { DeploymentStamp } from "../../core/propagation.ts";
import type { Row } from "../../core/row-list.ts";
import type { Store } from "../../core/store.ts";
import { defineTable, type TableDefinition } from "../../core/table.ts";
import type { Present } from "../../sdk/operation.ts";
import { cloudFront } from "../../sdk/service-api.ts";
import { ServiceError } from "../../sdk/service-error.ts";

/** The data of an invalidation, whether it is one of a distribution or of a distribution tenant. */
export interface InvalidationData {
  readonly id: string;
  readonly batch: Present<InvalidationBatch>;
  readonly createTime: Date;
  /** The deployment in progress, undefined once edge locations have the invalidation. */
  readonly deployment: DeploymentStamp | undefined;
}

/** An invalidation of a distribution. */
export interface InvalidationRecord extends InvalidationData {
  readonly distributionId: string;
}

/** An invalidation of a distribution tenant. */
export interface TenantInvalidationRecord extends InvalidationData {
  readonly distributionTenantId: string;
}

function createAbsentError(): ServiceError {
  return new ServiceError(NoSuchInvalidation$, "The specified invalidation does not exist.");
}

/** The secondary indexes of invalidations. `id`: of the distribution or the distribution tenant. */
export const indexKeys = {
  byOwner: (id: string): string => `owner ${id}`,
  inProgressOf: (id: string): string => `owner ${id} in progress`,
  byCallerReference: (id: string, reference: string): string => `owner ${id} reference ${reference}`,
} as const;

/** Defines the table of the invalidations of a kind of resource. */
function defineInvalidations<R extends InvalidationData>(
  name: string,
  ownerOf: (record: R) => string,
): TableDefinition<R> {
  const table: TableDefinition<R> = defineTable<R>({
    name,
    api: cloudFront,
    idOf: (record) => record.id,
    indexKeys: (record) => [
      indexKeys.byOwner(ownerOf(record)),
      indexKeys.byCallerReference(ownerOf(record), record.batch.CallerReference),
      ...(record.deployment ? [indexKeys.inProgressOf(ownerOf(record))] : []),
    ],
    deployment: {
      of: ({ deployment }) => deployment,
      complete: ({ record, version }, _at, store) => {
        store.table(table).put({ ...record, deployment: undefined }, version);
      },
    },
    absent: createAbsentError,
    // Ids are random and unique.
    duplicate: createAbsentError,
    firstVersion: 0,
  });
  return table;
}

/** Returns true if edge locations have an invalidation. */
export function isCompleted(
  { deployment }: InvalidationData,
  { deployments }: Pick<Environment, "deployments">,
): boolean {
  return deployment === undefined || deployments.isComplete(deployment);
}

export const invalidations = defineInvalidations<InvalidationRecord>(
  "invalidations",
  ({ distributionId }) => distributionId,
);

export const tenantInvalidations = defineInvalidations<TenantInvalidationRecord>(
  "tenantInvalidations",
  ({ distributionTenantId }) => distributionTenantId,
);

/**
 * Returns the invalidations of a resource that have not reached the edge locations. The cost depends on their number,
 * not on that of all invalidations of the resource.
 */
export function findInProgress<R extends InvalidationData>(
  table: TableDefinition<R>,
  ownerId: string,
  environment: Environment,
): readonly Row<R>[] {
  const rows = environment.store.table(table).rows(indexKeys.inProgressOf(ownerId));
  return [...rows].filter(({ record }) => !isCompleted(record, environment));
}

export function countInProgress(environment: Environment, distributionId: string): number {
  return findInProgress(invalidations, distributionId, environment).length;
}

export function removeInvalidations(store: Store, distributionId: string): void {
  removeOwned(invalidations, store, distributionId);
}

export function removeTenantInvalidations(store: Store, tenantId: string): void {
  removeOwned(tenantInvalidations, store, tenantId);
}

function removeOwned<R extends InvalidationData>(
  definition: TableDefinition<R>,
  store: Store,
  ownerId: string,
): void {
  const table = store.table(definition);
  for (const { record } of [...table.rows(indexKeys.byOwner(ownerId))]) {
    table.remove(record.id);
  }
}

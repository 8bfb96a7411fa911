import { EntityAlreadyExists$, EntityNotFound$ } from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import type { DeploymentStamp } from "../../core/propagation.ts";
import { defineTable, leftoverAdvice } from "../../core/table.ts";
import { cloudFront } from "../../sdk/service-api.ts";
import { ServiceError } from "../../sdk/service-error.ts";

/** A store on the control plane. Its contents are in the table of key-value-data. */
export interface KeyValueStoreRecord {
  readonly name: string;
  /** A UUID, by which functions open the store. The ARN ends with the id, not with the name. */
  readonly id: string;
  readonly arn: string;
  /** Undefined if the creation gave none. */
  readonly comment: string | undefined;
  /** The deployment that its creation started. Seeded stores have none. */
  readonly provisioning: DeploymentStamp | undefined;
  /** The reason why the import of the first items failed. */
  readonly failureReason: string | undefined;
  readonly createdTime: Date;
  readonly lastModifiedTime: Date;
}

/**
 * The table of key value stores, by name, for handlers that read or write them.
 *
 * @example
 * import { keyValueStores } from "mock-cloudfront";
 *
 * cloudfront.override("DeleteKeyValueStore", ({ Name }, { store }) => {
 *   store.table(keyValueStores).get(Name); // or EntityNotFound is thrown
 *   return {};
 * });
 */
export const keyValueStores = defineTable<KeyValueStoreRecord>({
  name: "keyValueStores",
  api: cloudFront,
  idOf: (record) => record.name,
  arnOf: (record) => record.arn,
  absent: (name) => new ServiceError(EntityNotFound$, `There is no key value store named ${name}.`),
  duplicate: (name) =>
    new ServiceError(EntityAlreadyExists$, `A key value store named ${name} already exists.`, leftoverAdvice),
  firstVersion: 1,
});

export type StoreStatus = "PROVISIONING" | "READY" | "IMPORT_FAILURE";

/** The ARNs of deleted stores, which the data plane rejects with another error than unknown ones. */
export const deletedStores = defineTable<{ readonly arn: string }>({
  name: "deletedKeyValueStores",
  api: cloudFront,
  idOf: (record) => record.arn,
  absent: (arn) => new ServiceError(EntityNotFound$, `There is no deleted key value store ${arn}.`),
  duplicate: (arn) =>
    new ServiceError(EntityAlreadyExists$, `The key value store ${arn} is already deleted.`),
  firstVersion: 1,
  isInternal: true,
});

/** Returns the status of a store. Only a READY store can be associated, read and written. */
export function getStatus(
  { provisioning, failureReason }: KeyValueStoreRecord,
  { deployments }: Pick<Context, "deployments">,
): StoreStatus {
  if (provisioning && !deployments.isComplete(provisioning)) {
    return "PROVISIONING";
  }
  // seen: the name of the status, in AWS's example of the data plane. assumed: the control plane has the same
  return failureReason === undefined ? "READY" : "IMPORT_FAILURE";
}

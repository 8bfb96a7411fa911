import { EntityAlreadyExists$, EntityNotFound$ } from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import type { Departure } from "../../core/propagation.ts";
import { defineTable, leftOverAdvice } from "../../core/table.ts";
import { cloudFront } from "../../sdk/dialects.ts";
import { Fault } from "../../sdk/fault.ts";

/** A store as the control plane has it; what it holds is in the table of key-value-data. */
export interface KeyValueStoreRecord {
  readonly name: string;
  /** A UUID, by which functions open the store; the ARN ends in it, not in the name. */
  readonly id: string;
  readonly arn: string;
  readonly comment: string;
  /** When it was created; left out by what is simply there. */
  readonly provisioning: Departure | undefined;
  readonly createdTime: Date;
  readonly lastModifiedTime: Date;
}

/**
 * The table of key value stores, by name: for handlers that look at what is there.
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
  dialect: cloudFront,
  idOf: (record) => record.name,
  arnOf: (record) => record.arn,
  absent: (name) => new Fault(EntityNotFound$, `There is no key value store named ${name}.`),
  duplicate: (name) =>
    new Fault(EntityAlreadyExists$, `A key value store named ${name} already exists.`, leftOverAdvice),
  firstVersion: 1,
});

export type StoreStatus = "PROVISIONING" | "READY";

/** Only a store that is READY can be associated, read and written. */
export function statusOf(
  { provisioning }: KeyValueStoreRecord,
  { deployments }: Pick<Context, "deployments">,
): StoreStatus {
  return provisioning && !deployments.hasArrived(provisioning) ? "PROVISIONING" : "READY";
}

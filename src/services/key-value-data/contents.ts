import type { Context } from "../../core/context.ts";
import type { Row } from "../../core/row-list.ts";
import { keyValueStore } from "../../sdk/service-api.ts";
import { ServiceError } from "../../sdk/service-error.ts";
import { deletedStores, getStatus, keyValueStores, type StoreStatus } from "../key-value-stores/table.ts";
import { type KeyValueDataRecord, keyValueData } from "./table.ts";

export interface Contents {
  readonly row: Row<KeyValueDataRecord>;
  readonly status: StoreStatus;
  readonly failureReason: string | undefined;
}

/** Returns the contents of a store in any status. The message for an unknown store is ours. */
export function getContents(arn: string, context: Context): Contents {
  const { store } = context;
  const row = store.table(keyValueData).findByArn(arn);
  const control = store.table(keyValueStores).findByArn(arn);
  if (!row || !control) {
    throw store.table(deletedStores).find(arn) ? createStateError() : keyValueData.absent(arn);
  }
  const { failureReason } = control.record;
  return { row, status: getStatus(control.record, context), failureReason };
}

/** Returns the contents of a store that can be read and written. */
export function getReadyContents(arn: string, context: Context): Row<KeyValueDataRecord> {
  const { row, status } = getContents(arn, context);
  if (status !== "READY") {
    throw createStateError(`The key value store is ${status}. ${getStateAdvice(status)}`);
  }
  return row;
}

/**
 * Creates the error for a store that is not READY.
 * seen: the message, for a deleted store (sst 6201). assumed: the same for one that is being created
 */
function createStateError(advice = "The key value store was deleted."): ServiceError {
  return new ServiceError(
    keyValueStore.sdk.ConflictException$,
    "Key-Value-Store was not in expected state",
    advice,
  );
}

function getStateAdvice(status: StoreStatus): string {
  return status === "PROVISIONING"
    ? "Wait until DescribeKeyValueStore says READY, or call cloudfront.settle()."
    : "DescribeKeyValueStore of the data plane has the FailureReason.";
}

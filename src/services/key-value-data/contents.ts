import type { Context } from "../../core/context.ts";
import type { Row } from "../../core/row-list.ts";
import { keyValueStore } from "../../sdk/service-api.ts";
import { ServiceError } from "../../sdk/service-error.ts";
import { getStatus, keyValueStores, type StoreStatus } from "../key-value-stores/table.ts";
import { type KeyValueDataRecord, keyValueData } from "./table.ts";

export interface Contents {
  readonly row: Row<KeyValueDataRecord>;
  readonly status: StoreStatus;
}

/** Returns the contents of a store in any status. The message for an unknown store is ours. */
export function getContents(arn: string, context: Context): Contents {
  const { store } = context;
  const row = store.table(keyValueData).findByArn(arn);
  const control = store.table(keyValueStores).findByArn(arn);
  if (!row || !control) {
    throw keyValueData.absent(arn);
  }
  return { row, status: getStatus(control.record, context) };
}

/** Returns the contents of a store that can be read and written. */
export function getReadyContents(arn: string, context: Context): Row<KeyValueDataRecord> {
  const { row, status } = getContents(arn, context);
  if (status !== "READY") {
    // The message of the API model: the service's own was never seen in public
    throw new ServiceError(keyValueStore.sdk.ConflictException$, "Resource is not in expected state.");
  }
  return row;
}

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

/** What a store holds, whatever its state. The text for an unknown one is ours. */
export function getContents(arn: string, context: Context): Contents {
  const { store } = context;
  const row = store.table(keyValueData).findByArn(arn);
  const control = store.table(keyValueStores).findByArn(arn);
  if (!row || !control) {
    throw keyValueData.absent(arn);
  }
  return { row, status: getStatus(control.record, context) };
}

/** What a store holds that can be read and written. */
export function getReadyContents(arn: string, context: Context): Row<KeyValueDataRecord> {
  const { row, status } = getContents(arn, context);
  if (status !== "READY") {
    // The API model's text; the service's was never seen in public
    throw new ServiceError(keyValueStore.sdk.ConflictException$, "Resource is not in expected state.");
  }
  return row;
}

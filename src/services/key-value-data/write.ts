import type { Context } from "../../core/context.ts";
import type { Row } from "../../core/row-list.ts";
import { openContents } from "./contents.ts";
import {
  type Item,
  requireDistinctKeys,
  requireWithinRequestQuotas,
  requireWithinStoreQuota,
} from "./requirements.ts";
import { type KeyValueDataRecord, keyValueData, sizeOf } from "./table.ts";

export interface Write {
  readonly arn: string;
  readonly ifMatch: string | undefined;
  readonly puts: readonly Item[];
  readonly deletes: readonly string[];
}

export interface Written {
  readonly ItemCount: number;
  readonly TotalSizeInBytes: number;
  readonly ETag: string;
}

/**
 * All of a write or nothing of it. In this order: what is wrong with the request alone, the store, its state, the
 * ETag, the size that the store would have.
 */
export function write({ arn, ifMatch, puts, deletes }: Write, context: Context): Written {
  requireDistinctKeys(puts, deletes);
  requireWithinRequestQuotas(puts, deletes, context);
  const { record } = openContents(arn, context);
  const table = context.store.table(keyValueData);
  const current = table.getMatching(record.name, ifMatch);

  const gone = deletes.filter((key) => record.items.has(key));
  // seen: deleting what is not there is a success that changes nothing, the ETag included
  if (gone.length === 0 && puts.length === 0) return toWritten(current);

  const items = new Map(record.items);
  let sizeInBytes = record.sizeInBytes;
  for (const key of gone) {
    sizeInBytes -= sizeOf(key) + sizeOf(items.get(key) ?? "");
    items.delete(key);
  }
  for (const { Key, Value } of puts) {
    const former = items.get(Key);
    sizeInBytes += former === undefined ? sizeOf(Key) : -sizeOf(former);
    sizeInBytes += sizeOf(Value);
    items.set(Key, Value);
  }
  requireWithinStoreQuota(sizeInBytes, record.sizeInBytes, context);
  return toWritten(table.replace({ ...record, items, sizeInBytes, lastModifiedTime: context.now() }));
}

const toWritten = ({ record, etag }: Row<KeyValueDataRecord>): Written => ({
  ItemCount: record.items.size,
  TotalSizeInBytes: record.sizeInBytes,
  ETag: etag,
});

import type { Context } from "../../core/context.ts";
import type { Row } from "../../core/row-list.ts";
import { getReadyContents } from "./contents.ts";
import { getItemBytes, type KeyValueDataRecord, keyValueData } from "./table.ts";
import { assertDistinctKeys, assertRequestQuotas, assertStoreQuota, type Item } from "./validation.ts";

export interface Write {
  readonly arn: string;
  readonly ifMatch: string | undefined;
  readonly puts: readonly Item[];
  readonly deletes: readonly string[];
}

export interface WriteResponse {
  readonly ItemCount: number;
  readonly TotalSizeInBytes: number;
  readonly ETag: string;
}

/**
 * All of a write or nothing of it. In this order: what is wrong with the request alone, the store, its state, the
 * ETag, the size that the store would have.
 */
export function write({ arn, ifMatch, puts, deletes }: Write, context: Context): WriteResponse {
  assertDistinctKeys(puts, deletes);
  assertRequestQuotas(puts, deletes, context);
  const { record } = getReadyContents(arn, context);
  const table = context.store.table(keyValueData);
  const current = table.getMatching(record.name, ifMatch);

  // seen: deleting what is not there is a success that changes nothing, the ETag included
  if (puts.length === 0 && !deletes.some((key) => record.items.has(key))) {
    return toResponse(current);
  }

  let { items, sizeInBytes } = record;
  for (const key of deletes) {
    sizeInBytes -= getStoredBytes(key, items);
    items = items.without(key);
  }
  for (const { Key, Value } of puts) {
    sizeInBytes -= getStoredBytes(Key, items);
    sizeInBytes += getItemBytes(Key) + getItemBytes(Value);
    items = items.with(Key, Value);
  }
  assertStoreQuota(sizeInBytes, record.sizeInBytes, context);
  return toResponse(table.replace({ ...record, items, sizeInBytes, lastModifiedTime: context.now() }));
}

function getStoredBytes(key: string, items: ReadonlyMap<string, string>): number {
  const value = items.get(key);
  return value === undefined ? 0 : getItemBytes(key) + getItemBytes(value);
}

function toResponse({ record, etag }: Row<KeyValueDataRecord>): WriteResponse {
  return {
    ItemCount: record.items.size,
    TotalSizeInBytes: record.sizeInBytes,
    ETag: etag,
  };
}

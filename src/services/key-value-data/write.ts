import type { Context } from "../../core/context.ts";
import type { Row } from "../../core/row-list.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import type { KeyValueStore } from "../../sdk/service-api.ts";
import { getReadyContents } from "./contents.ts";
import { getItemBytes, type KeyValueDataRecord, keyValueData } from "./table.ts";
import { assertDistinctKeys, assertRequestQuotas, assertStoreQuota, type Item } from "./validation.ts";

export function putKey(
  { KvsARN, IfMatch, Key, Value }: Input<KeyValueStore, "PutKey">,
  context: Context,
): Output<KeyValueStore, "PutKey"> {
  return write({ arn: KvsARN, ifMatch: IfMatch, puts: [{ Key, Value }], deletes: [] }, context);
}

export function deleteKey(
  { KvsARN, IfMatch, Key }: Input<KeyValueStore, "DeleteKey">,
  context: Context,
): Output<KeyValueStore, "DeleteKey"> {
  return write({ arn: KvsARN, ifMatch: IfMatch, puts: [], deletes: [Key] }, context);
}

/** assumed: an update without puts and deletes succeeds and changes nothing */
export function updateKeys(
  { KvsARN, IfMatch, Puts = [], Deletes = [] }: Input<KeyValueStore, "UpdateKeys">,
  context: Context,
): Output<KeyValueStore, "UpdateKeys"> {
  const deletes = Deletes.map(({ Key }) => Key);
  return write({ arn: KvsARN, ifMatch: IfMatch, puts: Puts, deletes }, context);
}

interface Write {
  readonly arn: string;
  readonly ifMatch: string | undefined;
  readonly puts: readonly Item[];
  readonly deletes: readonly string[];
}

interface WriteResponse {
  readonly ItemCount: number;
  readonly TotalSizeInBytes: number;
  readonly ETag: string;
}

/**
 * Applies a write as a whole or not at all. The checks come in this order: the request, the store, its status, the
 * ETag, the size of the new contents.
 */
function write({ arn, ifMatch, puts, deletes }: Write, context: Context): WriteResponse {
  assertDistinctKeys(puts, deletes);
  assertRequestQuotas(puts, deletes, context);
  const { record } = getReadyContents(arn, context);
  const table = context.store.table(keyValueData);
  const current = table.getMatching(record.name, ifMatch);

  // seen: deleting a key that does not exist succeeds and changes nothing, including the ETag
  if (puts.length === 0 && !deletes.some((key) => record.items.has(key))) {
    return toResponse(current);
  }

  let { items, sizeInBytes } = record;
  for (const { Key, Value } of puts) {
    sizeInBytes -= getStoredBytes(Key, items);
    sizeInBytes += getItemBytes(Key) + getItemBytes(Value);
    items = items.with(Key, Value);
  }
  // seen: the delete of a key that is also put wins (terraform-provider-aws 43190)
  for (const key of deletes) {
    sizeInBytes -= getStoredBytes(key, items);
    items = items.without(key);
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

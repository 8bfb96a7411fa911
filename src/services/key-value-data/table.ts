import { defineTable } from "../../core/table.ts";
import { keyValueStore } from "../../sdk/service-api.ts";
import { ServiceError } from "../../sdk/service-error.ts";
import { SortedMap } from "./sorted-map.ts";

/** What a key value store holds. One version for all of it: whatever is written moves the one ETag. */
export interface KeyValueDataRecord {
  readonly name: string;
  readonly arn: string;
  readonly items: SortedMap<string>;
  readonly sizeInBytes: number;
  readonly createdTime: Date;
  readonly lastModifiedTime: Date;
}

export const keyValueData = defineTable<KeyValueDataRecord>({
  name: "keyValueData",
  api: keyValueStore,
  idOf: (record) => record.name,
  arnOf: (record) => record.arn,
  absent: (name) =>
    new ServiceError(keyValueStore.sdk.ResourceNotFoundException$, `There is no key value store ${name}.`),
  duplicate: (name) =>
    new ServiceError(keyValueStore.sdk.ConflictException$, `A key value store ${name} already exists.`),
  // seen: the first write of a fresh store answers KV3UN6WX5RRO2AG, the second of the chain
  firstVersion: 1,
  etagPrefix: "KV",
});

/** The first version of a store's contents: an import is no write. */
export function createKeyValueData(
  { name, arn, createdTime }: Pick<KeyValueDataRecord, "name" | "arn" | "createdTime">,
  items: ReadonlyMap<string, string>,
): KeyValueDataRecord {
  const sizeInBytes = getTotalBytes(items);
  return { name, arn, items: SortedMap.of(items), sizeInBytes, createdTime, lastModifiedTime: createdTime };
}

/** A text's size as it counts against the quotas: in bytes of UTF-8. */
export function getItemBytes(text: string): number {
  return Buffer.byteLength(text);
}

/** assumed: a store is as large as its keys and values; how the service counts was never seen in public */
export function getTotalBytes(items: Iterable<readonly [string, string]>): number {
  let size = 0;
  for (const [key, value] of items) {
    size += getItemBytes(key) + getItemBytes(value);
  }
  return size;
}

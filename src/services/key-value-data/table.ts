import { defineTable } from "../../core/table.ts";
import { keyValueStore } from "../../sdk/service-api.ts";
import { ServiceError } from "../../sdk/service-error.ts";
import { SortedMap } from "./sorted-map.ts";

/** The contents of a key value store. They have one version, so every write changes the one ETag. */
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
  // seen: the first write of a fresh store returns KV3UN6WX5RRO2AG, the second of the chain
  firstVersion: 1,
  etagPrefix: "KV",
});

/** Creates the first version of a store's contents. An import does not count as a write. */
export function createKeyValueData(
  { name, arn, createdTime }: Pick<KeyValueDataRecord, "name" | "arn" | "createdTime">,
  items: ReadonlyMap<string, string>,
): KeyValueDataRecord {
  const sizeInBytes = getTotalBytes(items);
  return { name, arn, items: SortedMap.of(items), sizeInBytes, createdTime, lastModifiedTime: createdTime };
}

/** Returns the size of a string as it counts against the quotas, in bytes of UTF-8. */
export function getItemBytes(text: string): number {
  return Buffer.byteLength(text);
}

/**
 * Returns the size of a store, in bytes.
 * assumed: the sum of its keys and values; how the service counts was never seen in public
 */
export function getTotalBytes(items: Iterable<readonly [string, string]>): number {
  let size = 0;
  for (const [key, value] of items) {
    size += getItemBytes(key) + getItemBytes(value);
  }
  return size;
}

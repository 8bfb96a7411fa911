import type { Environment } from "../../core/context.ts";
import { MockCloudFrontError } from "../../core/errors.ts";
import { formatValue } from "../../values/format-value.ts";
import { createKeyValueData, keyValueData } from "../key-value-data/table.ts";
import { createRecord } from "./record.ts";
import { keyValueStores } from "./table.ts";

/** A key value store that is simply there, past quotas and faults. */
export interface KeyValueStoreSeed {
  /** 1 to 64 letters, digits, `-` and `_`. */
  readonly name: string;
  /** What it holds, value by key. @defaultValue `{}` */
  readonly items?: Readonly<Record<string, string>> | undefined;
}

/** What a test needs next: what to associate, and the id that `cf.kvs(id)` takes. */
export interface SeededKeyValueStore {
  readonly name: string;
  readonly id: string;
  readonly arn: string;
  readonly etag: string;
  /** What the data plane takes as `IfMatch`: the control plane's is of no use there, nor the reverse. */
  readonly dataEtag: string;
}

export function seedKeyValueStore(
  environment: Environment,
  { name, items = {} }: KeyValueStoreSeed,
): SeededKeyValueStore {
  const { store } = environment;
  if (typeof name !== "string" || !/^[a-zA-Z0-9-_]{1,64}$/.test(name)) {
    throw invalid(
      `A key value store cannot be named ${formatValue(name)}: 1 to 64 letters, digits, "-" and "_".`,
    );
  }
  if (store.table(keyValueStores).find(name)) {
    throw invalid(`There is a key value store named "${name}" already. Seed another name, or reset() first.`);
  }
  for (const [key, value] of Object.entries(items)) {
    if (typeof value !== "string") {
      throw invalid(`The value of "${key}" is ${formatValue(value)}; a store holds text.`);
    }
  }
  const { record, etag } = store.table(keyValueStores).insert(createRecord(name, {}, environment));
  const data = store.table(keyValueData).insert(createKeyValueData(record, new Map(Object.entries(items))));
  return { name, id: record.id, arn: record.arn, etag, dataEtag: data.etag };
}

function invalid(message: string): MockCloudFrontError {
  return new MockCloudFrontError("INVALID_SEED", message);
}

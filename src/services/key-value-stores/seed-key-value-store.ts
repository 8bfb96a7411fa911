import { types } from "node:util";
import type { Environment } from "../../core/context.ts";
import { formatValue } from "../../values/format-value.ts";
import { createKeyValueData, keyValueData } from "../key-value-data/table.ts";
import { assertSeedMembers, invalidSeedError } from "../seed-validation.ts";
import { createRecord } from "./record.ts";
import { keyValueStores } from "./table.ts";

/** A key value store that exists without a call: quotas and faults do not apply. */
export interface KeyValueStoreSeed {
  /** 1 to 64 letters, digits, `-` and `_`. */
  readonly name: string;
  /** The values by key. @defaultValue `{}` */
  readonly items?: Readonly<Record<string, string>> | ReadonlyMap<string, string> | undefined;
}

/** The identifiers of a seeded store: the ARN to associate and the id for `cf.kvs(id)`. */
export interface SeededKeyValueStore {
  readonly name: string;
  readonly id: string;
  readonly arn: string;
  readonly etag: string;
  /** The `IfMatch` for the data plane, which has its own ETags. */
  readonly dataEtag: string;
}

export function seedKeyValueStore(environment: Environment, seed: KeyValueStoreSeed): SeededKeyValueStore {
  assertSeedMembers("keyValueStore", seed, ["name", "items"]);
  const { name } = seed;
  const items = new Map<string, string>(
    types.isMap(seed.items) ? seed.items : Object.entries(seed.items ?? {}),
  );
  const { store } = environment;
  if (typeof name !== "string" || !/^[a-zA-Z0-9-_]{1,64}$/.test(name)) {
    throw invalidSeedError(
      `A key value store cannot be named ${formatValue(name)}: 1 to 64 letters, digits, "-" and "_".`,
    );
  }
  if (store.table(keyValueStores).find(name)) {
    throw invalidSeedError(
      `There is a key value store named "${name}" already. Seed another name, or reset() first.`,
    );
  }
  for (const [key, value] of items) {
    if (typeof value !== "string") {
      throw invalidSeedError(`The value of "${key}" is ${formatValue(value)}; a store holds strings.`);
    }
  }
  const { record, etag } = store
    .table(keyValueStores)
    .insert(createRecord(name, { comment: "" }, environment));
  const data = store.table(keyValueData).insert(createKeyValueData(record, items));
  return { name, id: record.id, arn: record.arn, etag, dataEtag: data.etag };
}

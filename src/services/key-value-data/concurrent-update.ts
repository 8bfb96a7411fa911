import type { Environment } from "../../core/context.ts";
import { keyValueData } from "./table.ts";

/** Applies a write of another writer to a key value store: no item changes, but the ETag does. */
export function updateKeysConcurrently({ store, now }: Environment, name: string): void {
  const table = store.table(keyValueData);
  const record = table.find(name)?.record;
  if (record) {
    table.replace({ ...record, lastModifiedTime: now() });
  }
}

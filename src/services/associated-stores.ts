import type { Environment } from "../core/context.ts";
import type { Stores } from "../runtime/test-function.ts";
import type { FunctionRecord } from "./function-stages.ts";
import { keyValueData } from "./key-value-data/table.ts";
import { keyValueStores } from "./key-value-stores/table.ts";

/** Returns the current contents of the associated store. A function cannot read other stores. */
export function findStores({ config }: Pick<FunctionRecord, "config">, { store }: Environment): Stores {
  const [association] = config.KeyValueStoreAssociations?.Items ?? [];
  const found = association && store.table(keyValueStores).findByArn(association.KeyValueStoreARN);
  const data = found && store.table(keyValueData).find(found.record.name);
  if (!data) {
    return { read: () => undefined };
  }
  const { id } = found.record;
  const { items, createdTime, lastModifiedTime } = data.record;
  return {
    associated: id,
    read: (wanted) =>
      wanted === id ? { items, created: createdTime, lastUpdated: lastModifiedTime } : undefined,
  };
}

import type { Stores } from "../stores.ts";
import { type HostOperations, textOf } from "./operation.ts";

/** `cf.kvs()` and the methods of what it gives. */
export function storeOperations(stores: Stores): HostOperations {
  return {
    storeOpen: {
      price: "free",
      run(id) {
        const wanted = id === undefined ? stores.associated : textOf(id);
        return wanted !== undefined && stores.read(wanted) !== undefined ? wanted : undefined;
      },
    },
    storeGet: { price: "store", run: (id, key) => stores.read(textOf(id))?.items.get(textOf(key)) },
    storeMeta: {
      price: "store",
      run(id) {
        const store = stores.read(textOf(id));
        if (store === undefined) {
          return undefined;
        }
        return JSON.stringify({
          creationDateTime: store.created.toISOString(),
          lastUpdatedDateTime: store.lastUpdated.toISOString(),
          keyCount: store.items.size,
        });
      },
    },
  };
}

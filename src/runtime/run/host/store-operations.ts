import type { Stores } from "../run-input.ts";
import { type HostOperations, toText } from "./operation.ts";

/** Creates the operations of `cf.kvs()` and its stores. */
export function createStoreOperations(stores: Stores): HostOperations {
  return {
    storeOpen: {
      price: "free",
      run(id) {
        const wanted = id === undefined ? stores.associated : toText(id);
        return wanted !== undefined && stores.read(wanted) !== undefined ? wanted : undefined;
      },
    },
    storeGet: { price: "store", run: (id, key) => stores.read(toText(id))?.items.get(toText(key)) },
    storeMeta: {
      price: "store",
      run(id) {
        const store = stores.read(toText(id));
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

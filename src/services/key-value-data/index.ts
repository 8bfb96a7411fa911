import { defineService, type Operation, type Service } from "../../core/service.ts";
import { findKeyValueStoreClient, keyValueStore } from "../../sdk/service-api.ts";
import { keyValueDataConstraints } from "./constraints.ts";
import { describeKeyValueStore } from "./describe-key-value-store.ts";
import { getKey } from "./get-key.ts";
import { listKeys } from "./list-keys.ts";
import { deleteKey, putKey, updateKeys } from "./write.ts";

const name = "key-value-data";
let operations: readonly Operation[] | undefined;

/**
 * The data plane. Its operations are created with the first mock, not when the module is loaded, because the client's
 * package takes time to load and is optional. Without the package there are no operations.
 */
export const keyValueDataService: Service = {
  name,
  get operations() {
    operations ??= findKeyValueStoreClient() ? createOperations() : [];
    return operations;
  },
};

function createOperations(): readonly Operation[] {
  const handlers = {
    DescribeKeyValueStore: describeKeyValueStore,
    GetKey: getKey,
    ListKeys: listKeys,
    PutKey: putKey,
    DeleteKey: deleteKey,
    UpdateKeys: updateKeys,
  };
  return defineService(name, keyValueStore, handlers, { constraints: keyValueDataConstraints }).operations;
}

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
 * Asked for its operations when a mock is made, not when the module is loaded: the client's package costs time, and
 * need not be installed. Where it is not, nobody has a command to send, and there is nothing to mount.
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

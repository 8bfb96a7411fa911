import { defineService, type Service } from "../../core/service.ts";
import { cloudFront } from "../../sdk/service-api.ts";
import { assertSupportedRegion } from "../regions.ts";
import { keyValueStoreConstraints } from "./constraints.ts";
import { createKeyValueStore } from "./create-key-value-store.ts";
import { deleteKeyValueStore } from "./delete-key-value-store.ts";
import { describeKeyValueStore } from "./describe-key-value-store.ts";
import { listKeyValueStores } from "./list-key-value-stores.ts";
import { updateKeyValueStore } from "./update-key-value-store.ts";

export const keyValueStoresService: Service = defineService(
  "key-value-stores",
  cloudFront,
  {
    CreateKeyValueStore: createKeyValueStore,
    DescribeKeyValueStore: describeKeyValueStore,
    UpdateKeyValueStore: updateKeyValueStore,
    DeleteKeyValueStore: deleteKeyValueStore,
    ListKeyValueStores: listKeyValueStores,
  },
  { constraints: keyValueStoreConstraints, guard: assertSupportedRegion },
);

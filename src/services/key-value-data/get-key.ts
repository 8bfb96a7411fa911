import type { Handler } from "../../core/service.ts";
import { type KeyValueStore, keyValueStore } from "../../sdk/dialects.ts";
import { Fault } from "../../sdk/fault.ts";
import { openContents } from "./contents.ts";

export const getKey: Handler<KeyValueStore, "GetKey"> = ({ KvsARN, Key }, context) => {
  const { items, sizeInBytes } = openContents(KvsARN, context).record;
  const value = items.get(Key);
  if (value === undefined) {
    // The text is ours: the service's was never seen in public
    throw new Fault(
      keyValueStore.sdk.ResourceNotFoundException$,
      `There is no key '${Key}' in the key value store ${KvsARN}.`,
    );
  }
  return { Key, Value: value, ItemCount: items.size, TotalSizeInBytes: sizeInBytes };
};

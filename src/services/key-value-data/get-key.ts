import type { Context } from "../../core/context.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import { type KeyValueStore, keyValueStore } from "../../sdk/service-api.ts";
import { ServiceError } from "../../sdk/service-error.ts";
import { getReadyContents } from "./contents.ts";

export function getKey(
  { KvsARN, Key }: Input<KeyValueStore, "GetKey">,
  context: Context,
): Output<KeyValueStore, "GetKey"> {
  const { items, sizeInBytes } = getReadyContents(KvsARN, context).record;
  const value = items.get(Key);
  if (value === undefined) {
    // The message is ours: the service's was never seen in public
    throw new ServiceError(
      keyValueStore.sdk.ResourceNotFoundException$,
      `There is no key '${Key}' in the key value store ${KvsARN}.`,
    );
  }
  return { Key, Value: value, ItemCount: items.size, TotalSizeInBytes: sizeInBytes };
}

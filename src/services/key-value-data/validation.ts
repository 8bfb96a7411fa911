import type { Context } from "../../core/context.ts";
import { keyValueStore } from "../../sdk/service-api.ts";
import { ServiceError } from "../../sdk/service-error.ts";
import { getItemBytes, getTotalBytes } from "./table.ts";

export interface Item {
  readonly Key: string;
  readonly Value: string;
}

/**
 * Rejects a key that is put twice or deleted twice.
 * assumed: rejected like a duplicate in an import file. seen: a put and a delete of one key are accepted
 * (terraform-provider-aws 43190)
 */
export function assertDistinctKeys(puts: readonly Item[], deletes: readonly string[]): void {
  for (const keys of [puts.map((put) => put.Key), deletes]) {
    const seen = new Set<string>();
    for (const key of keys) {
      if (seen.has(key)) {
        throw keyValueStore.errors.invalidInput(`The key '${key}' is given twice in one request.`);
      }
      seen.add(key);
    }
  }
}

/** seen: the messages for the number of keys and the size of a value; the others follow their form */
export function assertRequestQuotas(
  puts: readonly Item[],
  deletes: readonly string[],
  { quotas }: Context,
): void {
  if (puts.length + deletes.length > quotas.keysPerUpdate) {
    throw createQuotaError("Maximum key values pairs that you can update in a single API request");
  }
  const payload =
    getTotalBytes(puts.map(({ Key, Value }) => [Key, Value])) +
    getTotalBytes(deletes.map((key) => [key, ""]));
  if (payload > quotas.updatePayload) {
    throw createQuotaError(
      `Maximum payload of a single API request (${payload} bytes are given, ${quotas.updatePayload} are allowed)`,
    );
  }
  for (const { Key, Value } of puts) {
    assertKeySize(Key, quotas.keySize);
    if (getItemBytes(Value) > quotas.valueSize) {
      throw createQuotaError("Maximum size of the value in a key value pair");
    }
  }
  for (const key of deletes) {
    assertKeySize(key, quotas.keySize);
  }
}

function assertKeySize(key: string, most: number): void {
  if (getItemBytes(key) > most) {
    throw createQuotaError(
      `Maximum size of the key in a key value pair (${getItemBytes(key)} bytes are given, ${most} are allowed)`,
    );
  }
}

/** assumed: a store that is over its quota, as only a seed creates it, may shrink or keep its size */
export function assertStoreQuota(size: number, currentSize: number, { quotas }: Context): void {
  if (size > quotas.keyValueStoreSize && size > currentSize) {
    throw createQuotaError(
      `Maximum size of a key value store (it would have ${size} bytes, ${quotas.keyValueStoreSize} are allowed)`,
    );
  }
}

function createQuotaError(what: string): ServiceError {
  return new ServiceError(keyValueStore.sdk.ServiceQuotaExceededException$, `Limit exceeded: ${what}`);
}

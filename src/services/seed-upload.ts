import { FunctionRuntime, type KeyValueStoreAssociations } from "@aws-sdk/client-cloudfront";
import type { Store } from "../core/store.ts";
import type { Present } from "../sdk/operation.ts";
import { formatValue } from "../values/format-value.ts";
import type { FunctionUpload } from "./function-stages.ts";
import { keyValueStores } from "./key-value-stores/table.ts";
import { invalidSeedError } from "./seed-validation.ts";

/** The code of a seeded function or connection function and its settings. */
export interface UploadSeed {
  /** 1 to 64 letters, digits, `-` and `_`. */
  readonly name: string;
  /** The source code, of any size. It is not checked. */
  readonly code: string | Uint8Array;
  /** @defaultValue `""` */
  readonly comment?: string | undefined;
  /** The key value store that the function reads: the name of an existing store, or any ARN. */
  readonly keyValueStore?: string | undefined;
  /** True to publish the function, which creates its LIVE stage. @defaultValue `false` */
  readonly publish?: boolean | undefined;
}

/** @throws MockCloudFrontError `INVALID_SEED` for a malformed name, and for a name that is taken */
export function assertSeedName(title: string, name: unknown, isTaken: (name: string) => boolean): void {
  if (typeof name !== "string" || !/^[a-zA-Z0-9-_]{1,64}$/.test(name)) {
    throw invalidSeedError(
      `A ${title} cannot be named ${formatValue(name)}: 1 to 64 letters, digits, "-" and "_".`,
    );
  }
  if (isTaken(name)) {
    throw invalidSeedError(
      `There is a ${title} named "${name}" already. Seed another name, or reset() first.`,
    );
  }
}

/**
 * Returns the configuration and the code of a seed.
 *
 * @throws MockCloudFrontError `INVALID_SEED` for code of another type, an unknown runtime and an unknown store
 */
export function toSeedUpload(
  { name, code, comment = "", keyValueStore }: UploadSeed,
  runtime: FunctionRuntime,
  store: Store,
): FunctionUpload {
  if (typeof code !== "string" && !ArrayBuffer.isView(code)) {
    throw invalidSeedError(`The code of "${name}" is ${formatValue(code)}; pass a string or bytes.`);
  }
  if (!Object.values<string>(FunctionRuntime).includes(runtime)) {
    throw invalidSeedError(
      `There is no runtime ${formatValue(runtime)}. There are: ${Object.values(FunctionRuntime).join(", ")}.`,
    );
  }
  const config = { Comment: comment, Runtime: runtime };
  return {
    FunctionConfig: keyValueStore
      ? { ...config, KeyValueStoreAssociations: createAssociation(keyValueStore, store) }
      : config,
    FunctionCode: typeof code === "string" ? new TextEncoder().encode(code) : Uint8Array.from(code),
  };
}

function createAssociation(nameOrArn: string, store: Store): Present<KeyValueStoreAssociations> {
  const arn = nameOrArn.startsWith("arn:")
    ? nameOrArn
    : store.table(keyValueStores).find(nameOrArn)?.record.arn;
  if (arn === undefined) {
    throw invalidSeedError(
      `There is no key value store named "${nameOrArn}". seed.keyValueStore({ name }) it first.`,
    );
  }
  return { Quantity: 1, Items: [{ KeyValueStoreARN: arn }] };
}

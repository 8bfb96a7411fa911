import { FunctionRuntime, type KeyValueStoreAssociations } from "@aws-sdk/client-cloudfront";
import type { Environment } from "../../core/context.ts";
import type { Store } from "../../core/store.ts";
import type { Present } from "../../sdk/operation.ts";
import { formatValue } from "../../values/format-value.ts";
import { keyValueStores } from "../key-value-stores/table.ts";
import { assertSeedMembers, invalidSeedError } from "../seed-validation.ts";
import { createRecord } from "./record.ts";
import { functions, getStageId, publish } from "./table.ts";

/** A function that exists without a call: quotas, faults and the code check do not apply. */
export interface FunctionSeed {
  /** 1 to 64 letters, digits, `-` and `_`. */
  readonly name: string;
  /** The source code, of any size. It is not checked. */
  readonly code: string | Uint8Array;
  /** @defaultValue `"cloudfront-js-2.0"` */
  readonly runtime?: FunctionRuntime | undefined;
  /** @defaultValue `""` */
  readonly comment?: string | undefined;
  /** The key value store that the function reads: the name of an existing store, or any ARN. */
  readonly keyValueStore?: string | undefined;
  /** True to publish the function, which creates its LIVE stage. @defaultValue `false` */
  readonly publish?: boolean | undefined;
}

/** The identifiers of a seeded function: the ETag for `IfMatch` and the ARN to associate. */
export interface SeededFunction {
  readonly name: string;
  readonly arn: string;
  readonly etag: string;
}

export function seedFunction(environment: Environment, seed: FunctionSeed): SeededFunction {
  assertSeedMembers("function", seed, ["name", "code", "runtime", "comment", "keyValueStore", "publish"]);
  const { name, code, runtime = "cloudfront-js-2.0", comment = "", keyValueStore } = seed;
  const { store } = environment;
  const table = store.table(functions);
  if (typeof name !== "string" || !/^[a-zA-Z0-9-_]{1,64}$/.test(name)) {
    throw invalidSeedError(
      `A function cannot be named ${formatValue(name)}: 1 to 64 letters, digits, "-" and "_".`,
    );
  }
  if (table.find(getStageId(name))) {
    throw invalidSeedError(
      `There is a function named "${name}" already. Seed another name, or reset() first.`,
    );
  }
  if (typeof code !== "string" && !ArrayBuffer.isView(code)) {
    throw invalidSeedError(`The code of "${name}" is ${formatValue(code)}; pass a string or bytes.`);
  }
  if (!Object.values<string>(FunctionRuntime).includes(runtime)) {
    throw invalidSeedError(
      `There is no runtime ${formatValue(runtime)}. There are: ${Object.values(FunctionRuntime).join(", ")}.`,
    );
  }
  const config = { Comment: comment, Runtime: runtime };
  const row = table.insert(
    createRecord(
      name,
      {
        FunctionConfig: keyValueStore
          ? { ...config, KeyValueStoreAssociations: createAssociation(keyValueStore, store) }
          : config,
        FunctionCode: typeof code === "string" ? new TextEncoder().encode(code) : Uint8Array.from(code),
      },
      environment,
    ),
  );
  if (seed.publish) {
    publish(row, environment);
  }
  return { name, arn: row.record.arn, etag: row.etag };
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

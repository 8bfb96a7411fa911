import type { FunctionRuntime } from "@aws-sdk/client-cloudfront";
import type { Environment } from "../../core/context.ts";
import { MockCloudFrontError } from "../../core/problems.ts";
import { newFunction } from "./record.ts";
import { functions, publish, stageId } from "./table.ts";

/** A function that is simply there: past quotas, faults and the code check. */
export interface FunctionSeed {
  readonly name: string;
  readonly code: string | Uint8Array;
  /** @defaultValue `"cloudfront-js-2.0"` */
  readonly runtime?: FunctionRuntime;
  /** @defaultValue `""` */
  readonly comment?: string;
  /** The ARN of the one key value store that the function reads. */
  readonly keyValueStore?: string;
  /** Whether there is a LIVE stage too. @defaultValue `false` */
  readonly publish?: boolean;
}

/** What a test needs next: what to pass as `IfMatch`, what to attach. */
export interface SeededFunction {
  readonly name: string;
  readonly arn: string;
  readonly etag: string;
}

export function seedFunction(environment: Environment, seed: FunctionSeed): SeededFunction {
  const { name, code, runtime = "cloudfront-js-2.0", comment = "", keyValueStore } = seed;
  const { store } = environment;
  const table = store.table(functions);
  if (!/^[a-zA-Z0-9-_]{1,64}$/.test(name)) {
    throw new MockCloudFrontError(
      "INVALID_SEED",
      `A function cannot be named ${JSON.stringify(name)}: 1 to 64 letters, digits, "-" and "_".`,
    );
  }
  if (table.find(stageId(name))) {
    throw new MockCloudFrontError(
      "INVALID_SEED",
      `There is a function named "${name}" already. Seed another name, or reset() first.`,
    );
  }
  const config = { Comment: comment, Runtime: runtime };
  const row = table.insert(
    newFunction(
      name,
      {
        FunctionConfig: keyValueStore
          ? { ...config, KeyValueStoreAssociations: associationWith(keyValueStore) }
          : config,
        FunctionCode: typeof code === "string" ? new TextEncoder().encode(code) : Uint8Array.from(code),
      },
      environment,
    ),
  );
  if (seed.publish) publish(store, row, environment.now());
  return { name, arn: row.record.arn, etag: row.etag };
}

const associationWith = (arn: string) => ({ Quantity: 1, Items: [{ KeyValueStoreARN: arn }] });

import type { FunctionRuntime } from "@aws-sdk/client-cloudfront";
import type { Environment } from "../../core/context.ts";
import { assertSeedName, toSeedUpload, type UploadSeed } from "../seed-upload.ts";
import { assertSeedMembers } from "../seed-validation.ts";
import { createRecord } from "./record.ts";
import { functions, getStageId, publish } from "./table.ts";

/** A function that exists without a call: quotas, faults and the code check do not apply. */
export interface FunctionSeed extends UploadSeed {
  /** @defaultValue `"cloudfront-js-2.0"` */
  readonly runtime?: FunctionRuntime | undefined;
}

/** The identifiers of a seeded function: the ETag for `IfMatch` and the ARN to associate. */
export interface SeededFunction {
  readonly name: string;
  readonly arn: string;
  readonly etag: string;
}

export function seedFunction(environment: Environment, seed: FunctionSeed): SeededFunction {
  assertSeedMembers("function", seed, ["name", "code", "runtime", "comment", "keyValueStore", "publish"]);
  const { name, runtime = "cloudfront-js-2.0" } = seed;
  const { store } = environment;
  const table = store.table(functions);
  assertSeedName("function", name, (taken) => table.find(getStageId(taken)) !== undefined);
  const row = table.insert(createRecord(name, toSeedUpload(seed, runtime, store), environment));
  if (seed.publish) {
    publish(row, environment);
  }
  return { name, arn: row.record.arn, etag: row.etag };
}

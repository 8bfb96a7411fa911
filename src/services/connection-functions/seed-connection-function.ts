import type { Environment } from "../../core/context.ts";
import { publishStage } from "../function-stages.ts";
import type { SeededEntity } from "../seed-configuration.ts";
import { assertSeedName, toSeedUpload, type UploadSeed } from "../seed-upload.ts";
import { assertSeedMembers } from "../seed-validation.ts";
import { connectionFunctions, getNameKey } from "./table.ts";
import { createRecord } from "./upload.ts";

/** A connection function that exists without a call: quotas, faults and the code check do not apply. */
export type ConnectionFunctionSeed = UploadSeed;

/** Creates a connection function, and with `publish` its LIVE stage, whose publication is deployed. */
export function seedConnectionFunction(environment: Environment, seed: ConnectionFunctionSeed): SeededEntity {
  assertSeedMembers("connectionFunction", seed, ["name", "code", "comment", "keyValueStore", "publish"]);
  const { store, deployments } = environment;
  const table = store.table(connectionFunctions);
  const { name } = seed;
  assertSeedName("connection function", name, (taken) => table.rows(getNameKey(taken)).size > 0);
  const upload = toSeedUpload(seed, "cloudfront-js-2.0", store);
  const row = table.insert(createRecord(name, upload, environment));
  const { id, arn } = row.record;
  if (seed.publish) {
    deployments.whileWaiting(() => publishStage(table, id, row, environment));
  }
  return { id, arn, name, etag: row.etag };
}

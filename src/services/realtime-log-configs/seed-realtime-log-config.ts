import type { EndPoint } from "@aws-sdk/client-cloudfront";
import type { Environment } from "../../core/context.ts";
import type { Present } from "../../sdk/operation.ts";
import { assertSeedMembers, invalidSeedError } from "../seed-validation.ts";
import { toRecordMembers } from "./settings.ts";
import { createRealtimeLogConfigArn, realtimeLogConfigs } from "./table.ts";

/** A real-time log configuration that exists before the test. */
export interface RealtimeLogConfigSeed {
  /** The name, which is unique in the account. */
  readonly name: string;
  /** The percentage of viewer requests that are logged. @defaultValue `100` */
  readonly samplingRate?: number | undefined;
  /** @defaultValue `["timestamp", "sc-status", "cs-uri-stem"]` */
  readonly fields?: readonly string[] | undefined;
}

/** The name and the ARN of a seeded real-time log configuration. */
export interface SeededRealtimeLogConfig {
  readonly name: string;
  readonly arn: string;
}

/**
 * Creates a real-time log configuration that sends to a data stream of the account.
 *
 * @throws MockCloudFrontError `INVALID_SEED` for a name that is missing or taken
 */
export function seedRealtimeLogConfig(
  environment: Environment,
  seed: RealtimeLogConfigSeed,
): SeededRealtimeLogConfig {
  assertSeedMembers("realtimeLogConfig", seed, ["name", "samplingRate", "fields"]);
  const { name, samplingRate = 100, fields = ["timestamp", "sc-status", "cs-uri-stem"] } = seed;
  if (typeof name !== "string" || name === "") {
    throw invalidSeedError(
      'seed.realtimeLogConfig() needs a name: seed.realtimeLogConfig({ name: "logs" }).',
    );
  }
  const arn = createRealtimeLogConfigArn(name, environment);
  const table = environment.store.table(realtimeLogConfigs);
  if (table.find(arn)) {
    throw invalidSeedError(
      `There is a real-time log configuration named "${name}" already. Seed another name, or reset() first.`,
    );
  }
  const EndPoints = [createEndPoint(environment)];
  table.insert({ arn, name, ...toRecordMembers({ EndPoints, Fields: fields, SamplingRate: samplingRate }) });
  return { name, arn };
}

function createEndPoint({ accountId }: Environment): Present<EndPoint> {
  return {
    StreamType: "Kinesis",
    KinesisStreamConfig: {
      RoleARN: `arn:aws:iam::${accountId}:role/logs`,
      StreamARN: `arn:aws:kinesis:us-east-1:${accountId}:stream/logs`,
    },
  };
}

import type { FunctionConfig, FunctionStage } from "@aws-sdk/client-cloudfront";
import type { Environment } from "../core/context.ts";
import type { DeploymentStamp, Deployments } from "../core/propagation.ts";
import type { Row } from "../core/row-list.ts";
import type { Table } from "../core/table.ts";
import type { Present } from "../sdk/operation.ts";

/** One stage of a function. A published function has two records, which change separately. */
export interface FunctionRecord {
  readonly name: string;
  readonly stage: FunctionStage;
  readonly arn: string;
  readonly config: Present<FunctionConfig>;
  readonly code: Uint8Array;
  readonly createdTime: Date;
  readonly lastModifiedTime: Date;
  /** The last publication. Present on the LIVE stage. */
  readonly deployment?: DeploymentStamp;
}

/** The code that edge locations run. */
export type ServedFunction = Pick<FunctionRecord, "config" | "code">;

export interface FunctionUpload {
  readonly FunctionConfig: Present<FunctionConfig>;
  readonly FunctionCode: Uint8Array;
}

/** Replaces the whole configuration, so an association that the update omits is removed. */
export function updateRecord<R extends FunctionRecord>(record: R, upload: FunctionUpload, now: Date): R {
  return { ...record, config: upload.FunctionConfig, code: upload.FunctionCode, lastModifiedTime: now };
}

/**
 * Creates the LIVE record of a publication.
 * seen: the first publication sets both times of the LIVE stage.
 * assumed: a later publication sets only its modification time.
 */
function publishRecord<R extends FunctionRecord>(
  record: R,
  live: R | undefined,
  { now, deployments }: Environment,
): R {
  const time = now();
  return {
    ...record,
    stage: "LIVE",
    createdTime: live?.createdTime ?? time,
    lastModifiedTime: time,
    deployment: deployments.start(live && getServedFunction(live, deployments)),
  };
}

/**
 * Returns the code of a LIVE stage that edge locations run: the previous code until a publication is deployed. Code
 * without a previous one runs as soon as the distribution that has the function is deployed (F 11.2, F 11.3).
 */
export function getServedFunction(live: FunctionRecord, deployments: Deployments): ServedFunction {
  const { deployment } = live;
  const isComplete = deployment === undefined || deployments.isComplete(deployment);
  const previous = isComplete ? undefined : (deployment.previous as ServedFunction | undefined);
  const { config, code } = previous ?? live;
  return { config, code };
}

/** Returns the id of a stage's row. Neither a name nor an id can contain a slash. */
export function getStageId(key: string, stage: FunctionStage = "DEVELOPMENT"): string {
  return `${key}/${stage}`;
}

/** The secondary indexes of functions and connection functions. */
export const indexKeys = {
  byStage: (stage: string): string => `stage ${stage}`,
  byKeyValueStore: (arn: string): string => `key value store ${arn}`,
} as const;

/** Returns the index keys of a stage. */
export function getIndexKeys({ stage, config }: FunctionRecord): readonly string[] {
  const associations = config.KeyValueStoreAssociations?.Items ?? [];
  return [
    indexKeys.byStage(stage),
    ...associations.map(({ KeyValueStoreARN }) => indexKeys.byKeyValueStore(KeyValueStoreARN)),
  ];
}

/**
 * Copies DEVELOPMENT to LIVE.
 * seen: LIVE gets the ETag that DEVELOPMENT has at that moment; publishing creates no new ETag
 *
 * @param key the part of the ids that both stages share
 */
export function publishStage<R extends FunctionRecord>(
  table: Table<R>,
  key: string,
  row: Row<R>,
  environment: Environment,
): Row<R> {
  const live = table.find(getStageId(key, "LIVE"));
  return table.put(publishRecord(row.record, live?.record, environment), row.version);
}

import type { FunctionConfig, FunctionStage } from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import type { DeploymentStamp, Deployments } from "../../core/propagation.ts";
import type { Present } from "../../sdk/operation.ts";

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

type Ambient = Pick<Context, "accountId" | "now">;

export function createRecord(
  name: string,
  upload: FunctionUpload,
  { accountId, now }: Ambient,
): FunctionRecord {
  const time = now();
  return {
    name,
    stage: "DEVELOPMENT",
    arn: `arn:aws:cloudfront::${accountId}:function/${name}`,
    config: upload.FunctionConfig,
    code: upload.FunctionCode,
    createdTime: time,
    lastModifiedTime: time,
  };
}

/** Replaces the whole configuration, so an association that the update omits is removed. */
export function updateRecord(record: FunctionRecord, upload: FunctionUpload, now: Date): FunctionRecord {
  return { ...record, config: upload.FunctionConfig, code: upload.FunctionCode, lastModifiedTime: now };
}

/**
 * Creates the LIVE record of a publication.
 * seen: the first publication sets both times of the LIVE stage.
 * assumed: a later publication sets only its modification time.
 */
export function publishRecord(
  record: FunctionRecord,
  live: FunctionRecord | undefined,
  { now, deployments }: Pick<Context, "now" | "deployments">,
): FunctionRecord {
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

/** seen: the URL ends with the ARN, not with the name */
export function getLocation(record: FunctionRecord): string {
  return `https://cloudfront.amazonaws.com/2020-05-31/function/${record.arn}`;
}

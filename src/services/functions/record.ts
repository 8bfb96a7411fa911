import type { FunctionConfig, FunctionStage } from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
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
}

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
  now: Date,
): FunctionRecord {
  return { ...record, stage: "LIVE", createdTime: live?.createdTime ?? now, lastModifiedTime: now };
}

/** seen: the URL ends with the ARN, not with the name */
export function getLocation(record: FunctionRecord): string {
  return `https://cloudfront.amazonaws.com/2020-05-31/function/${record.arn}`;
}

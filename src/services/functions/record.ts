import type { Context } from "../../core/context.ts";
import type { FunctionRecord, FunctionUpload } from "../function-stages.ts";

export {
  type FunctionRecord,
  type FunctionUpload,
  getServedFunction,
  type ServedFunction,
  updateRecord,
} from "../function-stages.ts";

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
    arn: getFunctionArn(name, { accountId }),
    config: upload.FunctionConfig,
    code: upload.FunctionCode,
    createdTime: time,
    lastModifiedTime: time,
  };
}

/** Returns the ARN of a function, which both stages have. */
export function getFunctionArn(name: string, { accountId }: Pick<Context, "accountId">): string {
  return `arn:aws:cloudfront::${accountId}:function/${name}`;
}

/** seen: the URL ends with the ARN, not with the name */
export function getLocation(record: FunctionRecord): string {
  return `https://cloudfront.amazonaws.com/2020-05-31/function/${record.arn}`;
}

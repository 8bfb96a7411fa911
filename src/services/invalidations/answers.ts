import type { Invalidation } from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import type { InvalidationRecord } from "./table.ts";

type Status = "InProgress" | "Completed";

export const statusOf = (record: InvalidationRecord, { deployments }: Context): Status =>
  deployments.hasArrived(record.departure) ? "Completed" : "InProgress";

export const toInvalidation = (record: InvalidationRecord, Status: Status): Invalidation => ({
  Id: record.id,
  Status,
  CreateTime: record.createTime,
  InvalidationBatch: record.batch,
});

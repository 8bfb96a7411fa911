import type { Invalidation } from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import { type InvalidationData, isCompleted } from "./table.ts";

type Status = "InProgress" | "Completed";

export function getStatus(record: InvalidationData, context: Context): Status {
  return isCompleted(record, context) ? "Completed" : "InProgress";
}

export function toInvalidation(record: InvalidationData, Status: Status): Invalidation {
  return {
    Id: record.id,
    Status,
    CreateTime: record.createTime,
    InvalidationBatch: record.batch,
  };
}

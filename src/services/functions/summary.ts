import type { FunctionSummary } from "@aws-sdk/client-cloudfront";
import type { Store } from "../../core/store.ts";
import type { FunctionRecord } from "./record.ts";
import { functions, stageId } from "./table.ts";

export function toSummary(record: FunctionRecord, store: Store): FunctionSummary {
  return {
    Name: record.name,
    Status: statusOf(record, store),
    FunctionConfig: record.config,
    FunctionMetadata: {
      FunctionARN: record.arn,
      Stage: record.stage,
      CreatedTime: record.createdTime,
      LastModifiedTime: record.lastModifiedTime,
    },
  };
}

/**
 * seen: once a function is published both stages say UNASSOCIATED (terraform-provider-aws acceptance tests).
 * assumed: an update of a published function changes nothing in that; its answer was never seen in public.
 */
function statusOf(record: FunctionRecord, store: Store): string {
  return store.table(functions).find(stageId(record.name, "LIVE")) ? "UNASSOCIATED" : "UNPUBLISHED";
}

import type { FunctionSummary } from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import { getAssociationStatus } from "../distributions/table.ts";
import type { FunctionRecord } from "./record.ts";
import { functions, getStageId } from "./table.ts";

export function toSummary(
  record: FunctionRecord,
  context: Context,
  status: string = getStatus(record, context),
): FunctionSummary {
  return {
    Name: record.name,
    Status: status,
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
 * Returns the status that a summary shows.
 * seen: both stages of a published function report its associations (terraform-provider-aws acceptance tests).
 * assumed: an update of a published function keeps that status; its output was never seen in public.
 */
function getStatus(record: FunctionRecord, context: Context): string {
  const live = context.store.table(functions).find(getStageId(record.name, "LIVE"));
  return live ? getAssociationStatus(context, record.arn) : "UNPUBLISHED";
}

import type { ConnectionFunctionSummary } from "@aws-sdk/client-cloudfront";
import type { Environment } from "../../core/context.ts";
import { getReferenceStatus } from "../distributions/table.ts";
import { getStageId } from "../function-stages.ts";
import { type ConnectionFunctionRecord, connectionFunctions } from "./table.ts";

export function toSummary(
  record: ConnectionFunctionRecord,
  environment: Environment,
  status: string = getStatus(record.id, environment),
): ConnectionFunctionSummary {
  return {
    Name: record.name,
    Id: record.id,
    ConnectionFunctionConfig: record.config,
    ConnectionFunctionArn: record.arn,
    Status: status,
    Stage: record.stage,
    CreatedTime: record.createdTime,
    LastModifiedTime: record.lastModifiedTime,
  };
}

/**
 * seen: UNPUBLISHED, then PUBLISHING until the publication is deployed, then UNASSOCIATED (terraform-provider-aws
 * acceptance tests)
 * assumed: with distributions the status is that of a function
 */
function getStatus(id: string, environment: Environment): string {
  const live = environment.store.table(connectionFunctions).find(getStageId(id, "LIVE"))?.record;
  if (!live) {
    return "UNPUBLISHED";
  }
  return live.deployment && !environment.deployments.isComplete(live.deployment)
    ? "PUBLISHING"
    : getReferenceStatus(environment, "ConnectionFunctionId", id);
}

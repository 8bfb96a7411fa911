import type { Context } from "../../core/context.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import type { CloudFront } from "../../sdk/service-api.ts";
import { getAssociationStatus, redeployDistributionsUsing } from "../distributions/table.ts";
import { toSummary } from "./summary.ts";
import { functions, getStageId, publish } from "./table.ts";

export function publishFunction(
  input: Input<CloudFront, "PublishFunction">,
  context: Context,
): Output<CloudFront, "PublishFunction"> {
  const development = context.store.table(functions).getMatching(getStageId(input.Name), input.IfMatch);
  const { record } = publish(development, context);
  redeployDistributionsUsing(context, record.arn);
  // seen: IN_PROGRESS if it is associated, however soon the deployment completes
  const attached = getAssociationStatus(context, record.arn) !== "UNASSOCIATED";
  return { FunctionSummary: toSummary(record, context, attached ? "IN_PROGRESS" : "UNASSOCIATED") };
}

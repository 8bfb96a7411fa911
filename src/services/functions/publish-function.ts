import type { Context } from "../../core/context.ts";
import type { CloudFront } from "../../sdk/dialects.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import { associationStatus, redeployUsing } from "../distributions/table.ts";
import { toSummary } from "./summary.ts";
import { functions, publish, stageId } from "./table.ts";

export function publishFunction(
  input: Input<CloudFront, "PublishFunction">,
  context: Context,
): Output<CloudFront, "PublishFunction"> {
  const { store, now } = context;
  const development = store.table(functions).getMatching(stageId(input.Name), input.IfMatch);
  const { record } = publish(store, development, now());
  redeployUsing(context, record.arn);
  // seen: IN_PROGRESS where it was attached already, however soon it arrives
  const attached = associationStatus(context, record.arn) !== "UNASSOCIATED";
  return { FunctionSummary: toSummary(record, context, attached ? "IN_PROGRESS" : "UNASSOCIATED") };
}

import { FunctionInUse$ } from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import type { CloudFront } from "../../sdk/service-api.ts";
import { ServiceError } from "../../sdk/service-error.ts";
import { countDistributionsUsing } from "../distributions/table.ts";
import { removeTags } from "../tags/table.ts";
import { functions, getStageId } from "./table.ts";

export function deleteFunction(
  input: Input<CloudFront, "DeleteFunction">,
  context: Context,
): Output<CloudFront, "DeleteFunction"> {
  const { store } = context;
  const table = store.table(functions);
  const { record } = table.getMatching(getStageId(input.Name), input.IfMatch);
  const users = countDistributionsUsing(context, record.arn);
  if (users > 0) {
    // seen: the message, with the plural also for one distribution (ion 443)
    throw new ServiceError(
      FunctionInUse$,
      `Cannot delete function ${record.name}, it is in use by ${users} distributions`,
    );
  }
  table.remove(getStageId(record.name, "LIVE"));
  table.remove(getStageId(record.name, "DEVELOPMENT"));
  removeTags(store, record.arn);
  return {};
}

import { FunctionInUse$ } from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import type { CloudFront } from "../../sdk/dialects.ts";
import { Fault } from "../../sdk/fault.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import { countUsing } from "../distributions/table.ts";
import { removeTags } from "../tags/table.ts";
import { functions, stageId } from "./table.ts";

export function deleteFunction(
  input: Input<CloudFront, "DeleteFunction">,
  context: Context,
): Output<CloudFront, "DeleteFunction"> {
  const { store } = context;
  const table = store.table(functions);
  const { record } = table.getMatching(stageId(input.Name), input.IfMatch);
  const users = countUsing(context, record.arn);
  if (users > 0) {
    // seen: the text, plural for one too (ion 443)
    throw new Fault(
      FunctionInUse$,
      `Cannot delete function ${record.name}, it is in use by ${users} distributions`,
    );
  }
  table.remove(stageId(record.name, "LIVE"));
  table.remove(stageId(record.name, "DEVELOPMENT"));
  removeTags(store, record.arn);
  return {};
}

import { FunctionInUse$ } from "@aws-sdk/client-cloudfront";
import type { Handler } from "../../core/service.ts";
import type { CloudFront } from "../../sdk/dialects.ts";
import { Fault } from "../../sdk/fault.ts";
import { countUsing } from "../distributions/table.ts";
import { removeTags } from "../tags/table.ts";
import { functions, stageId } from "./table.ts";

export const deleteFunction: Handler<CloudFront, "DeleteFunction"> = (input, context) => {
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
};

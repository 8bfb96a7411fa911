import type { Handler } from "../../core/service.ts";
import type { CloudFront } from "../../sdk/dialects.ts";
import { removeTags } from "../tags/table.ts";
import { functions, stageId } from "./table.ts";

export const deleteFunction: Handler<CloudFront, "DeleteFunction"> = (input, { store }) => {
  const table = store.table(functions);
  const { record } = table.getMatching(stageId(input.Name), input.IfMatch);
  table.remove(stageId(record.name, "LIVE"));
  table.remove(stageId(record.name, "DEVELOPMENT"));
  removeTags(store, record.arn);
  return {};
};

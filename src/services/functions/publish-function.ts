import type { Handler } from "../../core/service.ts";
import type { CloudFront } from "../../sdk/dialects.ts";
import { toSummary } from "./summary.ts";
import { functions, publish, stageId } from "./table.ts";

export const publishFunction: Handler<CloudFront, "PublishFunction"> = (input, { store, now }) => {
  const development = store.table(functions).getMatching(stageId(input.Name), input.IfMatch);
  const live = publish(store, development, now());
  return { FunctionSummary: toSummary(live.record, store) };
};

import type { Handler } from "../../core/service.ts";
import type { CloudFront } from "../../sdk/dialects.ts";
import { toSummary } from "./summary.ts";
import { functions, stageId } from "./table.ts";

export const describeFunction: Handler<CloudFront, "DescribeFunction"> = (input, context) => {
  const { record, etag } = context.store.table(functions).get(stageId(input.Name, input.Stage));
  return { FunctionSummary: toSummary(record, context), ETag: etag };
};

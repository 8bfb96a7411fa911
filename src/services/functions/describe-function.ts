import type { Context } from "../../core/context.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import type { CloudFront } from "../../sdk/service-api.ts";
import { toSummary } from "./summary.ts";
import { functions, getStageId } from "./table.ts";

export function describeFunction(
  input: Input<CloudFront, "DescribeFunction">,
  context: Context,
): Output<CloudFront, "DescribeFunction"> {
  const { record, etag } = context.store.table(functions).get(getStageId(input.Name, input.Stage));
  return { FunctionSummary: toSummary(record, context), ETag: etag };
}

import type { Context } from "../../core/context.ts";
import type { CloudFront } from "../../sdk/dialects.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import { toSummary } from "./summary.ts";
import { functions, stageId } from "./table.ts";

export function describeFunction(
  input: Input<CloudFront, "DescribeFunction">,
  context: Context,
): Output<CloudFront, "DescribeFunction"> {
  const { record, etag } = context.store.table(functions).get(stageId(input.Name, input.Stage));
  return { FunctionSummary: toSummary(record, context), ETag: etag };
}

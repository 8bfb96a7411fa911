import type { Context } from "../../core/context.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import type { CloudFront } from "../../sdk/service-api.ts";
import { assertRunnableCode, assertValidAssociations } from "../function-code.ts";
import { assertMaxLength } from "../text-checks.ts";
import { updateRecord } from "./record.ts";
import { toSummary } from "./summary.ts";
import { functions, getStageId } from "./table.ts";
import { assertCodeSize } from "./validation.ts";

export function updateFunction(
  input: Input<CloudFront, "UpdateFunction">,
  context: Context,
): Output<CloudFront, "UpdateFunction"> {
  const { store, now } = context;
  assertMaxLength("Comment", input.FunctionConfig.Comment, 128);
  assertCodeSize(input, context);
  const current = store.table(functions).getMatching(getStageId(input.Name), input.IfMatch);
  assertValidAssociations(current.record.arn, input, context);
  assertRunnableCode(input, context);

  const { record, etag } = store.table(functions).replace(updateRecord(current.record, input, now()));
  return { FunctionSummary: toSummary(record, context), ETag: etag };
}

import type { Context } from "../../core/context.ts";
import type { CloudFront } from "../../sdk/dialects.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import { updatedFunction } from "./record.ts";
import { requireCodeSize, requireRunnableCode, requireValidAssociations } from "./requirements.ts";
import { toSummary } from "./summary.ts";
import { functions, stageId } from "./table.ts";

export function updateFunction(
  input: Input<CloudFront, "UpdateFunction">,
  context: Context,
): Output<CloudFront, "UpdateFunction"> {
  const { store, now } = context;
  requireCodeSize(input, context);
  const current = store.table(functions).getMatching(stageId(input.Name), input.IfMatch);
  requireValidAssociations(current.record.name, input, context);
  requireRunnableCode(input, context);

  const { record, etag } = store.table(functions).replace(updatedFunction(current.record, input, now()));
  return { FunctionSummary: toSummary(record, context), ETag: etag };
}

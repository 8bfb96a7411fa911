import type { Context } from "../../core/context.ts";
import type { CloudFront } from "../../sdk/dialects.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import { putTags, requireValidTags } from "../tags/table.ts";
import { locationOf, newFunction } from "./record.ts";
import {
  requireCodeSize,
  requireRoom,
  requireRunnableCode,
  requireValidAssociations,
} from "./requirements.ts";
import { toSummary } from "./summary.ts";
import { functions, stageId } from "./table.ts";

export function createFunction(
  input: Input<CloudFront, "CreateFunction">,
  context: Context,
): Output<CloudFront, "CreateFunction"> {
  const { store, quotas } = context;
  const tags = input.Tags?.Items ?? [];
  requireValidTags(tags, quotas);
  requireCodeSize(input, context);
  store.table(functions).requireAbsent(stageId(input.Name));
  requireRoom(context);
  requireValidAssociations(input.Name, input, context);
  requireRunnableCode(input, context);

  const { record, etag } = store.table(functions).insert(newFunction(input.Name, input, context));
  putTags(store, record.arn, tags);
  return { FunctionSummary: toSummary(record, context), Location: locationOf(record), ETag: etag };
}

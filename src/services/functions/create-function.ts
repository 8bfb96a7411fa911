import type { Context } from "../../core/context.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import type { CloudFront } from "../../sdk/service-api.ts";
import { assertRunnableCode, assertValidAssociations } from "../function-code.ts";
import { assertValidTags, putTags } from "../tags/table.ts";
import { assertMaxLength } from "../text-checks.ts";
import { createRecord, getFunctionArn, getLocation } from "./record.ts";
import { toSummary } from "./summary.ts";
import { functions, getStageId } from "./table.ts";
import { assertCodeSize, assertWithinQuota } from "./validation.ts";

export function createFunction(
  input: Input<CloudFront, "CreateFunction">,
  context: Context,
): Output<CloudFront, "CreateFunction"> {
  const { store, quotas } = context;
  const tags = input.Tags?.Items ?? [];
  assertValidTags(tags, quotas);
  assertMaxLength("Comment", input.FunctionConfig.Comment, 128);
  assertCodeSize(input, context);
  store.table(functions).assertAbsent(getStageId(input.Name));
  assertWithinQuota(context);
  assertValidAssociations(getFunctionArn(input.Name, context), input, context);
  assertRunnableCode(input, context);

  const { record, etag } = store.table(functions).insert(createRecord(input.Name, input, context));
  putTags(store, record.arn, tags);
  return { FunctionSummary: toSummary(record, context), Location: getLocation(record), ETag: etag };
}

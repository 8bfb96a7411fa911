import type { FunctionList } from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import { paginate } from "../../core/page.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import { type CloudFront, cloudFront } from "../../sdk/service-api.ts";
import { toSummary } from "./summary.ts";
import { functions, indexKeys } from "./table.ts";

export function listFunctions(
  input: Input<CloudFront, "ListFunctions">,
  context: Context,
): Output<CloudFront, "ListFunctions"> {
  const { Stage } = input;
  const part = Stage === undefined ? undefined : indexKeys.byStage(Stage);
  const page = paginate(context.store.table(functions).rows(part), input, cloudFront);
  const list: FunctionList = { MaxItems: page.maxItems, Quantity: page.rows.length };
  if (page.nextMarker !== undefined) {
    list.NextMarker = page.nextMarker;
  }
  if (page.rows.length > 0) {
    list.Items = page.rows.map(({ record }) => toSummary(record, context));
  }
  return { FunctionList: list };
}

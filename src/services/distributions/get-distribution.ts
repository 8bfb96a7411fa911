import type { Context } from "../../core/context.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import type { CloudFront } from "../../sdk/service-api.ts";
import { toDistribution } from "./responses.ts";
import { distributions } from "./table.ts";

export function getDistribution(
  input: Input<CloudFront, "GetDistribution">,
  context: Context,
): Output<CloudFront, "GetDistribution"> {
  const { record, etag } = context.store.table(distributions).get(input.Id);
  return { Distribution: toDistribution(record, context), ETag: etag };
}

import type { Context } from "../../core/context.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import type { CloudFront } from "../../sdk/service-api.ts";
import { distributions } from "./table.ts";

export function getDistributionConfig(
  input: Input<CloudFront, "GetDistributionConfig">,
  { store }: Context,
): Output<CloudFront, "GetDistributionConfig"> {
  const { record, etag } = store.table(distributions).get(input.Id);
  return { DistributionConfig: record.config, ETag: etag };
}

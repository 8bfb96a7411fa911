import type { InvalidationList } from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import { paginate } from "../../core/page.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import { type CloudFront, cloudFront } from "../../sdk/service-api.ts";
import { distributions } from "../distributions/table.ts";
import { getStatus } from "./responses.ts";
import { indexKeys, invalidations } from "./table.ts";

export function listInvalidations(
  input: Input<CloudFront, "ListInvalidations">,
  context: Context,
): Output<CloudFront, "ListInvalidations"> {
  const { DistributionId, Marker = "" } = input;
  context.store.table(distributions).get(DistributionId);
  // The API reference: from the most recent to the oldest.
  const rows = context.store.table(invalidations).rows(indexKeys.byDistribution(DistributionId));
  const page = paginate(rows, input, cloudFront, "newest first");
  const list: InvalidationList = {
    Marker,
    MaxItems: page.maxItems,
    IsTruncated: page.nextMarker !== undefined,
    Quantity: page.rows.length,
  };
  if (page.nextMarker !== undefined) {
    list.NextMarker = page.nextMarker;
  }
  if (page.rows.length > 0) {
    list.Items = page.rows.map(({ record }) => ({
      Id: record.id,
      CreateTime: record.createTime,
      Status: getStatus(record, context),
    }));
  }
  return { InvalidationList: list };
}

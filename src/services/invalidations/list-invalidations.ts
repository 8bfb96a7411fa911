import type { InvalidationList } from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import { pageOf } from "../../core/page.ts";
import { type CloudFront, cloudFront } from "../../sdk/dialects.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import { distributions } from "../distributions/table.ts";
import { statusOf } from "./answers.ts";
import { invalidations, listed } from "./table.ts";

export function listInvalidations(
  input: Input<CloudFront, "ListInvalidations">,
  context: Context,
): Output<CloudFront, "ListInvalidations"> {
  const { DistributionId, Marker = "" } = input;
  context.store.table(distributions).get(DistributionId);
  // The API reference: from the most recent to the oldest.
  const rows = context.store.table(invalidations).rows(listed.byDistribution(DistributionId));
  const page = pageOf(rows, input, cloudFront, "newest first");
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
      Status: statusOf(record, context),
    }));
  }
  return { InvalidationList: list };
}

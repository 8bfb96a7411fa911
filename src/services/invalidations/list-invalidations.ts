import type { InvalidationList } from "@aws-sdk/client-cloudfront";
import { pageOf } from "../../core/page.ts";
import type { Handler } from "../../core/service.ts";
import { type CloudFront, cloudFront } from "../../sdk/dialects.ts";
import { distributions } from "../distributions/table.ts";
import { statusOf } from "./answers.ts";
import { invalidations, listed } from "./table.ts";

export const listInvalidations: Handler<CloudFront, "ListInvalidations"> = (input, context) => {
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
  if (page.nextMarker !== undefined) list.NextMarker = page.nextMarker;
  if (page.rows.length > 0) {
    list.Items = page.rows.map(({ record }) => ({
      Id: record.id,
      CreateTime: record.createTime,
      Status: statusOf(record, context),
    }));
  }
  return { InvalidationList: list };
};

import type { InvalidationList } from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import { type PageRequest, paginate } from "../../core/page.ts";
import { cloudFront } from "../../sdk/service-api.ts";
import type { InvalidationKind } from "./kinds.ts";
import { getStatus } from "./responses.ts";
import { type InvalidationData, indexKeys } from "./table.ts";

/** Lists the invalidations of a distribution or a distribution tenant. */
export function listInvalidations<R extends InvalidationData>(
  { table, owners }: InvalidationKind<R>,
  ownerId: string,
  request: PageRequest,
  context: Context,
): { InvalidationList: InvalidationList } {
  context.store.table(owners).get(ownerId);
  // The API reference: from the most recent to the oldest.
  const rows = context.store.table(table).rows(indexKeys.byOwner(ownerId));
  const page = paginate(rows, request, cloudFront, "newest first");
  const list: InvalidationList = {
    Marker: request.Marker ?? "",
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

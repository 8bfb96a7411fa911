import type { KeyValueStoreList } from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import { pageOf } from "../../core/page.ts";
import { RowList } from "../../core/row-list.ts";
import { type CloudFront, cloudFront } from "../../sdk/dialects.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import { toKeyValueStore } from "./record.ts";
import { type KeyValueStoreRecord, keyValueStores, statusOf } from "./table.ts";

/** assumed: a Status that no store can have is answered with an empty list, since the API model takes any text */
export function listKeyValueStores(
  input: Input<CloudFront, "ListKeyValueStores">,
  context: Context,
): Output<CloudFront, "ListKeyValueStores"> {
  const listed = new RowList<KeyValueStoreRecord>();
  for (const row of context.store.table(keyValueStores).rows()) {
    if (input.Status === undefined || statusOf(row.record, context) === input.Status) {
      listed.add(row);
    }
  }
  const page = pageOf(listed, input, cloudFront);
  const list: KeyValueStoreList = { MaxItems: page.maxItems, Quantity: page.rows.length };
  if (page.nextMarker !== undefined) {
    list.NextMarker = page.nextMarker;
  }
  if (page.rows.length > 0) {
    list.Items = page.rows.map(({ record }) => toKeyValueStore(record, statusOf(record, context)));
  }
  return { KeyValueStoreList: list };
}

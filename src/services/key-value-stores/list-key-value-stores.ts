import type { KeyValueStoreList } from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import { paginate } from "../../core/page.ts";
import { RowList } from "../../core/row-list.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import { type CloudFront, cloudFront } from "../../sdk/service-api.ts";
import { toKeyValueStore } from "./record.ts";
import { getStatus, type KeyValueStoreRecord, keyValueStores } from "./table.ts";

/** assumed: an unknown Status selects no store, since the API model allows any string */
export function listKeyValueStores(
  input: Input<CloudFront, "ListKeyValueStores">,
  context: Context,
): Output<CloudFront, "ListKeyValueStores"> {
  const matching = new RowList<KeyValueStoreRecord>();
  for (const row of context.store.table(keyValueStores).rows()) {
    if (input.Status === undefined || getStatus(row.record, context) === input.Status) {
      matching.add(row);
    }
  }
  const page = paginate(matching, input, cloudFront);
  const list: KeyValueStoreList = { MaxItems: page.maxItems, Quantity: page.rows.length };
  if (page.nextMarker !== undefined) {
    list.NextMarker = page.nextMarker;
  }
  if (page.rows.length > 0) {
    list.Items = page.rows.map(({ record }) => toKeyValueStore(record, getStatus(record, context)));
  }
  return { KeyValueStoreList: list };
}

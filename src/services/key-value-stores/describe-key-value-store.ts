import type { Handler } from "../../core/service.ts";
import type { CloudFront } from "../../sdk/dialects.ts";
import { toKeyValueStore } from "./record.ts";
import { keyValueStores, statusOf } from "./table.ts";

export const describeKeyValueStore: Handler<CloudFront, "DescribeKeyValueStore"> = (input, context) => {
  const { record, etag } = context.store.table(keyValueStores).get(input.Name);
  return { ETag: etag, KeyValueStore: toKeyValueStore(record, statusOf(record, context)) };
};

import type { Context } from "../../core/context.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import type { CloudFront } from "../../sdk/service-api.ts";
import { toKeyValueStore } from "./record.ts";
import { getStatus, keyValueStores } from "./table.ts";

export function describeKeyValueStore(
  input: Input<CloudFront, "DescribeKeyValueStore">,
  context: Context,
): Output<CloudFront, "DescribeKeyValueStore"> {
  const { record, etag } = context.store.table(keyValueStores).get(input.Name);
  return { ETag: etag, KeyValueStore: toKeyValueStore(record, getStatus(record, context)) };
}

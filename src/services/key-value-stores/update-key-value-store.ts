import type { Context } from "../../core/context.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import type { CloudFront } from "../../sdk/service-api.ts";
import { toKeyValueStore } from "./record.ts";
import { getStatus, keyValueStores } from "./table.ts";

/** seen: only the comment can change, and the output has the status of the store (AWS's own sample: READY) */
export function updateKeyValueStore(
  input: Input<CloudFront, "UpdateKeyValueStore">,
  context: Context,
): Output<CloudFront, "UpdateKeyValueStore"> {
  const table = context.store.table(keyValueStores);
  const current = table.getMatching(input.Name, input.IfMatch);
  const { record, etag } = table.replace({
    ...current.record,
    comment: input.Comment,
    lastModifiedTime: context.now(),
  });
  return { ETag: etag, KeyValueStore: toKeyValueStore(record, getStatus(record, context)) };
}

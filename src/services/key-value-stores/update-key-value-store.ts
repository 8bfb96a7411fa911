import type { Handler } from "../../core/service.ts";
import type { CloudFront } from "../../sdk/dialects.ts";
import { toKeyValueStore } from "./record.ts";
import { keyValueStores, statusOf } from "./table.ts";

/** seen: the comment alone can change, and the answer's status is the store's (AWS's own sample: READY) */
export const updateKeyValueStore: Handler<CloudFront, "UpdateKeyValueStore"> = (input, context) => {
  const table = context.store.table(keyValueStores);
  const current = table.getMatching(input.Name, input.IfMatch);
  const { record, etag } = table.replace({
    ...current.record,
    comment: input.Comment,
    lastModifiedTime: context.now(),
  });
  return { ETag: etag, KeyValueStore: toKeyValueStore(record, statusOf(record, context)) };
};

import type { Handler } from "../../core/service.ts";
import type { KeyValueStore } from "../../sdk/dialects.ts";
import { findContents } from "./contents.ts";

/** assumed: a store that is not READY can be described, since the answer has a Status, and holds nothing yet */
export const describeKeyValueStore: Handler<KeyValueStore, "DescribeKeyValueStore"> = (input, context) => {
  const { row, status } = findContents(input.KvsARN, context);
  const { items, sizeInBytes, arn, createdTime, lastModifiedTime } = row.record;
  const isReady = status === "READY";
  return {
    ItemCount: isReady ? items.size : 0,
    TotalSizeInBytes: isReady ? sizeInBytes : 0,
    KvsARN: arn,
    Created: createdTime,
    ETag: row.etag,
    LastModified: lastModifiedTime,
    Status: status,
  };
};

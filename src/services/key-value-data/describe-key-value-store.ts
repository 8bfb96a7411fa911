import type { Context } from "../../core/context.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import type { KeyValueStore } from "../../sdk/service-api.ts";
import { getContents } from "./contents.ts";

/** assumed: a store that is not READY can be described, since the output has a Status, and is empty */
export function describeKeyValueStore(
  input: Input<KeyValueStore, "DescribeKeyValueStore">,
  context: Context,
): Output<KeyValueStore, "DescribeKeyValueStore"> {
  const { row, status, failureReason } = getContents(input.KvsARN, context);
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
    ...(status === "IMPORT_FAILURE" && { FailureReason: failureReason }),
  };
}

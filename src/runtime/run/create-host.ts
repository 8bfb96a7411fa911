import { CloudFrontApiState, type EdgeLocation } from "./host/cloudfront-operations.ts";
import { digestOperations } from "./host/digest-operations.ts";
import { encodingOperations } from "./host/encoding-operations.ts";
import { jsonOperations } from "./host/json-operations.ts";
import { LogBuffer } from "./host/log-operations.ts";
import { queryOperations } from "./host/query-operations.ts";
import { createStoreOperations } from "./host/store-operations.ts";
import type { HostContext } from "./host-callbacks.ts";
import type { Limits } from "./limits.ts";
import type { RunInput } from "./run-input.ts";
import { emptyStores } from "./run-input.ts";

/** An edge location of the documentation's kind, for a function that asks where it is. */
const defaultEdgeLocation: EdgeLocation = { name: "IAD", serverIp: "192.0.2.1", region: "us-east-1" };

/** What one run sees around it, and the books in which it leaves its traces. */
export function createHost(
  input: RunInput,
  limits: Limits,
): { readonly logBook: LogBuffer; readonly record: CloudFrontApiState; readonly world: HostContext } {
  const logBook = new LogBuffer(limits);
  const record = new CloudFrontApiState({
    eventJson: input.eventJson,
    randomSeed: input.randomSeed,
    edgeLocation: input.edgeLocation ?? defaultEdgeLocation,
    distributionTenant: input.distributionTenant,
  });
  const operations = {
    ...encodingOperations,
    ...digestOperations,
    ...jsonOperations,
    ...queryOperations,
    ...createStoreOperations(input.stores ?? emptyStores),
    ...logBook.operations,
    ...record.operations,
  };
  return { logBook, record, world: { operations, limits, nowMs: input.nowMs } };
}

import type { GuestWorld } from "./guest-host.ts";
import { CloudFrontRecord, type EdgeLocation } from "./host/cloudfront-operations.ts";
import { digestOperations } from "./host/digest-operations.ts";
import { encodingOperations } from "./host/encoding-operations.ts";
import { jsonOperations } from "./host/json-operations.ts";
import { LogBook } from "./host/log-operations.ts";
import { queryOperations } from "./host/query-operations.ts";
import { storeOperations } from "./host/store-operations.ts";
import type { Limits } from "./limits.ts";
import type { RunInput } from "./run-input.ts";
import { noStores } from "./stores.ts";

/** An edge location of the documentation's kind, for a function that asks where it is. */
const defaultEdgeLocation: EdgeLocation = { name: "IAD", serverIp: "192.0.2.1", region: "us-east-1" };

/** What one run sees around it, and the books in which it leaves its traces. */
export function createWorld(
  input: RunInput,
  limits: Limits,
): { readonly logBook: LogBook; readonly record: CloudFrontRecord; readonly world: GuestWorld } {
  const logBook = new LogBook(limits);
  const record = new CloudFrontRecord({
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
    ...storeOperations(input.stores ?? noStores),
    ...logBook.operations,
    ...record.operations,
  };
  return { logBook, record, world: { operations, limits, nowMs: input.nowMs } };
}

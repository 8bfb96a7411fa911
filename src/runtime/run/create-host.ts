import { CloudFrontApiState, type EdgeLocation } from "./host/cloudfront-operations.ts";
import { dateOperations } from "./host/date-operations.ts";
import { digestOperations } from "./host/digest-operations.ts";
import { encodingOperations } from "./host/encoding-operations.ts";
import { jsonOperations } from "./host/json-operations.ts";
import { LogBuffer } from "./host/log-operations.ts";
import { numberOperations } from "./host/number-operations.ts";
import type { HostOperations } from "./host/operation.ts";
import { queryOperations } from "./host/query-operations.ts";
import { createStoreOperations } from "./host/store-operations.ts";
import type { HostContext } from "./host-callbacks.ts";
import type { Limits } from "./limits.ts";
import { emptyStores, type RunInput } from "./run-input.ts";

/** The edge location that a run reports by default, with an address of the documentation range (RFC 5737). */
const defaultEdgeLocation: EdgeLocation = { name: "IAD", serverIp: "192.0.2.1", region: "us-east-1" };

const statelessOperations: HostOperations = {
  ...encodingOperations,
  ...digestOperations,
  ...dateOperations,
  ...jsonOperations,
  ...numberOperations,
  ...queryOperations,
};

/** The host of one run: the operations that the guest calls, and the objects in which they record its effects. */
interface RunHost {
  readonly logs: LogBuffer;
  readonly apiState: CloudFrontApiState;
  readonly context: HostContext;
}

/** Creates the host of one run. */
export function createHost(input: RunInput, limits: Limits): RunHost {
  const logs = new LogBuffer(limits);
  const apiState = new CloudFrontApiState({
    rawQueryString: input.rawQueryString === null ? undefined : (input.rawQueryString ?? ""),
    randomSeed: input.randomSeed,
    edgeLocation: input.edgeLocation ?? defaultEdgeLocation,
    distributionTenant: input.distributionTenant,
  });
  const operations = [
    statelessOperations,
    createStoreOperations(input.stores ?? emptyStores),
    logs.operations,
    apiState.operations,
  ];
  return { logs, apiState, context: { operations, limits, nowMs: input.nowMs } };
}

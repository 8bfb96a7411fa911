import type { FunctionRuntime } from "../check/runtimes.ts";
import { compile } from "./compile.ts";
import { execute } from "./execution.ts";
import {
  CloudFrontRecord,
  type DistributionTenant,
  type EdgeLocation,
} from "./host/cloudfront-operations.ts";
import { digestOperations } from "./host/digest-operations.ts";
import { encodingOperations } from "./host/encoding-operations.ts";
import { jsonOperations } from "./host/json-operations.ts";
import { LogBook } from "./host/log-operations.ts";
import { queryOperations } from "./host/query-operations.ts";
import { storeOperations } from "./host/store-operations.ts";
import { DEFAULT_LIMITS, type Limits } from "./limits.ts";
import { loadMachine } from "./machine.ts";
import type { RunReport } from "./outcome.ts";
import { NO_STORES, type Stores } from "./stores.ts";
import { computeUtilization } from "./utilization.ts";

export interface RunInput {
  readonly code: string;
  readonly runtime: FunctionRuntime;
  /** The event as JSON text; what it must look like is checked by the caller. */
  readonly eventJson: string;
  readonly stores?: Stores;
  /** The time that stands still during the run. */
  readonly nowMs: number;
  /** Where `Math.random` begins. */
  readonly randomSeed: number;
  readonly edgeLocation?: EdgeLocation;
  readonly distributionTenant?: DistributionTenant;
  readonly limits?: Partial<Limits>;
}

/** An edge location of the documentation's kind, for a function that asks where it is. */
const DEFAULT_EDGE_LOCATION: EdgeLocation = { name: "IAD", serverIp: "192.0.2.1", region: "us-east-1" };

let running = false;

/**
 * Runs a function's code on an event, in the engine and nowhere else. Synchronous, the same for the same input on
 * every machine, and never an exception for what the code does wrong: that is in the report.
 */
export function runCode(input: RunInput): RunReport {
  if (running)
    throw new Error("mock-cloudfront: a function was run from inside the run of another (in a store?)");
  running = true;
  try {
    return report(input);
  } finally {
    running = false;
  }
}

function report(input: RunInput): RunReport {
  const limits = { ...DEFAULT_LIMITS, ...input.limits };
  const logBook = new LogBook(limits);
  const record = new CloudFrontRecord({
    eventJson: input.eventJson,
    randomSeed: input.randomSeed,
    edgeLocation: input.edgeLocation ?? DEFAULT_EDGE_LOCATION,
    distributionTenant: input.distributionTenant,
  });
  const machine = loadMachine();
  const source = { code: input.code, runtime: input.runtime };
  const { outcome, fuel } = execute(machine, compile(machine, source), {
    source,
    eventJson: input.eventJson,
    operations: {
      ...encodingOperations,
      ...digestOperations,
      ...jsonOperations,
      ...queryOperations,
      ...storeOperations(input.stores ?? NO_STORES),
      ...logBook.operations,
      ...record.operations,
    },
    limits,
    nowMs: input.nowMs,
  });
  return {
    outcome,
    logs: logBook.lines,
    ...(record.customLog === undefined ? {} : { customLog: record.customLog }),
    ...(record.originChange === undefined ? {} : { originChange: record.originChange }),
    fuel,
    computeUtilization: computeUtilization(fuel.handler),
  };
}

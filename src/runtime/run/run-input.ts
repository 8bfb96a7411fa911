import type { FunctionRuntime } from "../check/runtimes.ts";
import type { DistributionTenant, EdgeLocation } from "./host/cloudfront-operations.ts";
import type { Limits } from "./limits.ts";
import type { Stores } from "./stores.ts";

/** What one run is of, and all that it can lean on. */
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

import type { FunctionRuntime } from "../check/runtimes.ts";
import type { DistributionTenant, EdgeLocation } from "./host/cloudfront-operations.ts";
import type { Limits } from "./limits.ts";

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

/** What a key value store holds, as a function reads it. */
export interface StoreContents {
  readonly items: ReadonlyMap<string, string>;
  readonly created: Date;
  readonly lastUpdated: Date;
}

/** The key value stores within reach of a function. */
export interface Stores {
  /** Id of the store that `cf.kvs()` opens; none when the function has no association. */
  readonly associated?: string | undefined;
  /** The store of this id, or undefined when the function is not associated with it. */
  read(id: string): StoreContents | undefined;
}

export const emptyStores: Stores = { read: () => undefined };

import type { FunctionRuntime } from "../check/runtimes.ts";
import type { EntryPoint } from "./entry-points.ts";
import type { DistributionTenant, EdgeLocation } from "./host/cloudfront-operations.ts";
import type { Limits } from "./limits.ts";

/** A function's code and the language in which it is written. */
export interface FunctionSource {
  readonly code: string;
  readonly runtime: FunctionRuntime;
  /** @defaultValue `"handler"` */
  readonly entryPoint?: EntryPoint | undefined;
  /** For instrumented code: code that evaluates to the typed array of its counters. */
  readonly counters?: string;
}

/** A function's code, the event and everything else that a run depends on. */
export interface RunInput {
  readonly code: string;
  readonly runtime: FunctionRuntime;
  /** The function that the engine calls. @defaultValue `"handler"` */
  readonly entryPoint?: EntryPoint | undefined;
  /** The event as JSON. The caller has validated its structure. */
  readonly eventJson: string;
  /**
   * The value of `event.request.rawQueryString()`.
   *
   * seen: TestFunction returns "" for an event with a query string (2025-12, tech.enechange.co.jp). assumed: also for
   * an event without one.
   *
   * Null for a request whose URL has no "?", for which the function gets undefined (AWS developer guide, "Helper methods
   * for request and response manipulation").
   *
   * @defaultValue `""`
   */
  readonly rawQueryString?: string | null;
  readonly stores?: Stores;
  /** The time of the clock in milliseconds since 1970, which does not advance during the run. */
  readonly nowMs: number;
  /** The seed of `Math.random`. */
  readonly randomSeed: number;
  readonly edgeLocation?: EdgeLocation;
  readonly distributionTenant?: DistributionTenant;
  readonly limits?: Partial<Limits>;
}

/** The content of a key value store, as a function reads it. */
export interface StoreContents {
  readonly items: ReadonlyMap<string, string>;
  readonly created: Date;
  readonly lastUpdated: Date;
}

/** The key value stores that a function can open. */
export interface Stores {
  /** The id of the store that `cf.kvs()` opens, undefined if the function has no associated store. */
  readonly associated?: string | undefined;
  /** Returns the store with this id, or undefined if the function is not associated with it. */
  read(id: string): StoreContents | undefined;
}

/** The stores of a function without an association. */
export const emptyStores: Stores = { read: () => undefined };

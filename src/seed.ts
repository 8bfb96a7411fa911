import type { Environment } from "./core/context.ts";
import {
  type DistributionSeed,
  type SeededDistribution,
  seedDistribution,
} from "./services/distributions/index.ts";
import { type FunctionSeed, type SeededFunction, seedFunction } from "./services/functions/index.ts";
import {
  type KeyValueStoreSeed,
  type SeededKeyValueStore,
  seedKeyValueStore,
} from "./services/key-value-stores/seed-key-value-store.ts";

/** Puts state in place in one line, past quotas, faults and the code check. */
export interface Seed {
  /**
   * A function, and with `publish: true` its LIVE stage too.
   * @throws MockCloudFrontError `INVALID_SEED` for a name that no function can have, or that one has already.
   * @example
   * const code = "function handler(event) { return event.request; }";
   * const { etag } = cloudfront.seed.function({ name: "edge", code, publish: true });
   */
  function(seed: FunctionSeed): SeededFunction;
  /**
   * A key value store, for functions to read.
   * @throws MockCloudFrontError `INVALID_SEED` for a name that no store can have, or that one has already, and
   * for items that are no text.
   * @example
   * cloudfront.seed.keyValueStore({ name: "redirects", items: { "/old": "/new" } });
   */
  keyValueStore(seed: KeyValueStoreSeed): SeededKeyValueStore;
  /**
   * A deployed distribution with one origin, and functions at the events of its default cache behavior.
   * @throws MockCloudFrontError `INVALID_SEED` for a function that is not published, and for an alias that another
   * distribution has.
   * @example
   * const code = "function handler(event) { return event.request; }";
   * cloudfront.seed.function({ name: "edge", code, publish: true });
   * const { id } = cloudfront.seed.distribution({ functions: { "viewer-request": "edge" } });
   */
  distribution(seed?: DistributionSeed): SeededDistribution;
}

/** Seeds into the environment that there is when it is asked for. */
export function createSeed(environment: () => Environment): Seed {
  return {
    function: (seed) => seedFunction(environment(), seed),
    keyValueStore: (seed) => seedKeyValueStore(environment(), seed),
    distribution: (seed) => seedDistribution(environment(), seed),
  };
}

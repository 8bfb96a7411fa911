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

/** Creates state without SDK calls. Ignores quotas, planned faults and the code check. */
export interface Seed {
  /**
   * Creates a function, and with `publish: true` its LIVE stage too.
   * @throws MockCloudFrontError `INVALID_SEED` for an invalid name and for a name that is taken
   * @example
   * const code = "function handler(event) { return event.request; }";
   * const { etag } = cloudfront.seed.function({ name: "edge", code, publish: true });
   */
  function(seed: FunctionSeed): SeededFunction;
  /**
   * Creates a key value store for functions to read.
   * @throws MockCloudFrontError `INVALID_SEED` for an invalid name, for a name that is taken and for values that are not
   * strings
   * @example
   * cloudfront.seed.keyValueStore({ name: "redirects", items: { "/old": "/new" } });
   */
  keyValueStore(seed: KeyValueStoreSeed): SeededKeyValueStore;
  /**
   * Creates a deployed distribution with one origin and functions at the events of its default cache behavior.
   * @throws MockCloudFrontError `INVALID_SEED` for a function that is not published and for an alias of another
   * distribution
   * @example
   * const code = "function handler(event) { return event.request; }";
   * cloudfront.seed.function({ name: "edge", code, publish: true });
   * const { id } = cloudfront.seed.distribution({ functions: { "viewer-request": "edge" } });
   */
  distribution(seed?: DistributionSeed): SeededDistribution;
}

/** Creates the seed functions of a mock. Each call writes into the current environment. */
export function createSeed(getEnvironment: () => Environment): Seed {
  return {
    function: (seed) => seedFunction(getEnvironment(), seed),
    keyValueStore: (seed) => seedKeyValueStore(getEnvironment(), seed),
    distribution: (seed) => seedDistribution(getEnvironment(), seed),
  };
}

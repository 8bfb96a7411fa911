import type { CachePolicyConfig } from "@aws-sdk/client-cloudfront";
import type { Environment } from "../../core/context.ts";
import { cloudFront } from "../../sdk/service-api.ts";
import {
  type ConfigurationSeed,
  type SeededConfiguration,
  seedConfiguration,
} from "../seed-configuration.ts";
import { cachePolicy } from "./resource.ts";
import type { Config } from "./table.ts";

/** Creates a cache policy. Without a configuration the policy caches by path only. */
export function seedCachePolicy(
  environment: Environment,
  seed: ConfigurationSeed<CachePolicyConfig> = {},
): SeededConfiguration {
  return seedConfiguration(
    cachePolicy,
    cloudFront.sdk.CachePolicyConfig$,
    (Name): Config => ({ Name, MinTTL: 0 }),
    environment,
    seed as ConfigurationSeed<Config>,
  );
}

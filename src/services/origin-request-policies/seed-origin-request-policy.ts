import type { OriginRequestPolicyConfig } from "@aws-sdk/client-cloudfront";
import type { Environment } from "../../core/context.ts";
import { cloudFront } from "../../sdk/service-api.ts";
import {
  type ConfigurationSeed,
  type SeededConfiguration,
  seedConfiguration,
} from "../seed-configuration.ts";
import { originRequestPolicy } from "./resource.ts";
import type { Config } from "./table.ts";

/** Creates an origin request policy. Without a configuration the policy forwards nothing besides the cache key. */
export function seedOriginRequestPolicy(
  environment: Environment,
  seed: ConfigurationSeed<OriginRequestPolicyConfig> = {},
): SeededConfiguration {
  return seedConfiguration(
    originRequestPolicy,
    cloudFront.sdk.OriginRequestPolicyConfig$,
    (Name): Config => ({
      Name,
      HeadersConfig: { HeaderBehavior: "none" },
      CookiesConfig: { CookieBehavior: "none" },
      QueryStringsConfig: { QueryStringBehavior: "none" },
    }),
    environment,
    seed as ConfigurationSeed<Config>,
  );
}

import type { ResponseHeadersPolicyConfig } from "@aws-sdk/client-cloudfront";
import type { Environment } from "../../core/context.ts";
import { cloudFront } from "../../sdk/service-api.ts";
import {
  type ConfigurationSeed,
  type SeededConfiguration,
  seedConfiguration,
} from "../seed-configuration.ts";
import { responseHeadersPolicy } from "./resource.ts";
import type { Config } from "./table.ts";

/** Creates a response headers policy. Without a configuration the policy adds the header Server-Timing. */
export function seedResponseHeadersPolicy(
  environment: Environment,
  seed: ConfigurationSeed<ResponseHeadersPolicyConfig> = {},
): SeededConfiguration {
  return seedConfiguration(
    responseHeadersPolicy,
    cloudFront.sdk.ResponseHeadersPolicyConfig$,
    (Name): Config => ({
      Name,
      ServerTimingHeadersConfig: { Enabled: true, SamplingRate: 100 },
    }),
    environment,
    seed as ConfigurationSeed<Config>,
  );
}

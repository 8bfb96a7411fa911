import type { OriginAccessControlConfig } from "@aws-sdk/client-cloudfront";
import type { Environment } from "../../core/context.ts";
import { cloudFront } from "../../sdk/service-api.ts";
import {
  type ConfigurationSeed,
  type SeededConfiguration,
  seedConfiguration,
} from "../seed-configuration.ts";
import { originAccessControl } from "./resource.ts";
import type { Config } from "./table.ts";

/** Creates an origin access control. Without a configuration the control signs all requests to an S3 bucket. */
export function seedOriginAccessControl(
  environment: Environment,
  seed: ConfigurationSeed<OriginAccessControlConfig> = {},
): SeededConfiguration {
  return seedConfiguration(
    originAccessControl,
    cloudFront.sdk.OriginAccessControlConfig$,
    (Name): Config => ({
      Name,
      SigningProtocol: "sigv4",
      SigningBehavior: "always",
      OriginAccessControlOriginType: "s3",
    }),
    environment,
    seed as ConfigurationSeed<Config>,
  );
}

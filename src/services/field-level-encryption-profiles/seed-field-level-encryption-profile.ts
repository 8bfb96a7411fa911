import type { FieldLevelEncryptionProfileConfig } from "@aws-sdk/client-cloudfront";
import type { Environment } from "../../core/context.ts";
import { cloudFront } from "../../sdk/service-api.ts";
import {
  type ConfigurationSeed,
  type SeededConfiguration,
  seedConfiguration,
} from "../seed-configuration.ts";
import { fieldLevelEncryptionProfile } from "./resource.ts";
import type { Config } from "./table.ts";

/** Creates a profile for field-level encryption. Without a configuration the profile encrypts no field. */
export function seedFieldLevelEncryptionProfile(
  environment: Environment,
  seed: ConfigurationSeed<FieldLevelEncryptionProfileConfig> = {},
): SeededConfiguration {
  return seedConfiguration(
    fieldLevelEncryptionProfile,
    cloudFront.sdk.FieldLevelEncryptionProfileConfig$,
    (Name): Config => ({ Name, CallerReference: Name, EncryptionEntities: { Quantity: 0, Items: [] } }),
    environment,
    seed as ConfigurationSeed<Config>,
  );
}

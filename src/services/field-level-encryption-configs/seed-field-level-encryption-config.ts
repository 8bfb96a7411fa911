import type { FieldLevelEncryptionConfig } from "@aws-sdk/client-cloudfront";
import type { Environment } from "../../core/context.ts";
import { cloudFront } from "../../sdk/service-api.ts";
import { type ConfigurationSeed, insertSeed } from "../seed-configuration.ts";
import { assertSeedMembers } from "../seed-validation.ts";
import { fieldLevelEncryption } from "./resource.ts";
import type { Config } from "./table.ts";

/** A configuration for field-level encryption that exists before the test. */
export type FieldLevelEncryptionConfigSeed = Omit<ConfigurationSeed<FieldLevelEncryptionConfig>, "name">;

/** The id and the ETag of a seeded configuration for field-level encryption. */
export interface SeededFieldLevelEncryptionConfig {
  readonly id: string;
  readonly etag: string;
}

/**
 * Creates a configuration for field-level encryption. Without members it maps nothing to a profile.
 *
 * @throws MockCloudFrontError `INVALID_SEED` for an unknown member, and for an id or a caller reference that is taken
 */
export function seedFieldLevelEncryptionConfig(
  environment: Environment,
  seed: FieldLevelEncryptionConfigSeed = {},
): SeededFieldLevelEncryptionConfig {
  assertSeedMembers("fieldLevelEncryptionConfig", seed, ["id", "config"]);
  const { record, etag } = insertSeed(
    fieldLevelEncryption,
    cloudFront.sdk.FieldLevelEncryptionConfig$,
    (CallerReference): Config => ({ CallerReference }),
    environment,
    seed as ConfigurationSeed<Config>,
  );
  return { id: record.id, etag };
}

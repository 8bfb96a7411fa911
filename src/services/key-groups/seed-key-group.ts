import type { KeyGroupConfig } from "@aws-sdk/client-cloudfront";
import type { Environment } from "../../core/context.ts";
import { cloudFront } from "../../sdk/service-api.ts";
import { publicKeys } from "../public-keys/table.ts";
import {
  type ConfigurationSeed,
  type SeededConfiguration,
  seedConfiguration,
} from "../seed-configuration.ts";
import { assertSeedMembers, invalidSeedError } from "../seed-validation.ts";
import { keyGroup } from "./resource.ts";
import type { Config } from "./table.ts";

/** A key group that exists before the test. */
export interface KeyGroupSeed extends ConfigurationSeed<KeyGroupConfig> {
  /** The ids of the public keys, at least one, from `seed.publicKey`. */
  readonly publicKeys: readonly string[];
}

/**
 * Creates a key group of existing public keys.
 *
 * @throws MockCloudFrontError `INVALID_SEED` for no public key, and for an unknown one
 */
export function seedKeyGroup(environment: Environment, given: KeyGroupSeed): SeededConfiguration {
  assertSeedMembers("keyGroup", given, ["id", "name", "publicKeys", "config"]);
  const { publicKeys: ids, ...seed } = given;
  if (!Array.isArray(ids) || ids.length === 0) {
    throw invalidSeedError(
      "A key group has at least one public key: seed.keyGroup({ publicKeys: [seed.publicKey().id] }).",
    );
  }
  const unknown = ids.find((id) => !environment.store.table(publicKeys).find(id));
  if (unknown !== undefined) {
    throw invalidSeedError(
      `There is no public key "${unknown}". seed.publicKey({ id: "${unknown}" }) first.`,
    );
  }
  return seedConfiguration(
    keyGroup,
    cloudFront.sdk.KeyGroupConfig$,
    (Name): Config => ({ Name, Items: [...ids] }),
    environment,
    seed as ConfigurationSeed<Config>,
  );
}

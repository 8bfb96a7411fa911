import { createPublicKey } from "node:crypto";
import {
  type EncryptionEntity,
  type FieldLevelEncryptionProfile,
  FieldLevelEncryptionProfileInUse$,
  TooManyFieldLevelEncryptionEncryptionEntities$,
  TooManyFieldLevelEncryptionFieldPatterns$,
  TooManyFieldLevelEncryptionProfiles$,
} from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import type { Present } from "../../sdk/operation.ts";
import { ServiceError } from "../../sdk/service-error.ts";
import { assertSameCallerReference } from "../caller-reference.ts";
import type { ConfigurationResource } from "../configuration-resource.ts";
import { findConfigsWith } from "../field-level-encryption-configs/table.ts";
import { publicKeys } from "../public-keys/table.ts";
import { assertConsistentQuantities } from "../quantities.ts";
import { areReferencesChecked } from "../reference-mode.ts";
import { assertMaxLength, assertName, invalidArgument } from "../text-checks.ts";
import { assertValidPatterns } from "./field-patterns.ts";
import { type Config, fieldLevelEncryptionProfiles } from "./table.ts";

// The messages without another source are the API model's: the service's were never seen in public.

export const fieldLevelEncryptionProfile: ConfigurationResource<
  "FieldLevelEncryptionProfile",
  Config,
  FieldLevelEncryptionProfile
> = {
  member: "FieldLevelEncryptionProfile",
  table: fieldLevelEncryptionProfiles,
  path: "field-level-encryption-profile",
  createId: ({ random }) => `P${random.base36().toUpperCase()}`,
  toResource: ({ id, config, lastModifiedTime }) => ({
    Id: id,
    LastModifiedTime: lastModifiedTime,
    FieldLevelEncryptionProfileConfig: config,
  }),
  // assumed: an omitted Comment comes back as an empty string
  fillDefaults: (config) => ({ ...config, Comment: config.Comment ?? "" }),
  quota: "fieldLevelEncryptionProfiles",
  quotaExceeded: () =>
    new ServiceError(
      TooManyFieldLevelEncryptionProfiles$,
      "The maximum number of profiles for field-level encryption have been created.",
    ),
  assertValid,
  assertLegalUpdate: assertSameCallerReference,
  assertUnused,
};

function assertValid({ Name, Comment, EncryptionEntities }: Config, context: Context): void {
  assertConsistentQuantities({ EncryptionEntities });
  assertName(Name);
  assertMaxLength("Comment", Comment, 128);
  const entities = EncryptionEntities.Items ?? [];
  const limit = context.quotas.encryptionEntitiesPerProfile;
  if (entities.length > limit) {
    throw new ServiceError(
      TooManyFieldLevelEncryptionEncryptionEntities$,
      "The maximum number of encryption entities for field-level encryption have been created.",
      `The profile has ${entities.length} encryption entities; ${limit} are allowed.`,
    );
  }
  for (const entity of entities) {
    assertValidEntity(entity, context);
  }
}

function assertValidEntity(
  { PublicKeyId, ProviderId, FieldPatterns }: Present<EncryptionEntity>,
  context: Context,
): void {
  // AWS developer guide, "Create a field-level encryption profile". assumed: the code and the message
  if (!/^[A-Za-z0-9:_-]{1,128}$/.test(ProviderId)) {
    throw invalidArgument(
      `The parameter ProviderId is invalid: '${ProviderId}'.`,
      "A provider has 1 to 128 letters, digits, colons, underscores and hyphens.",
    );
  }
  const patterns = FieldPatterns.Items ?? [];
  const limit = context.quotas.fieldPatternsPerProfile;
  if (patterns.length > limit) {
    throw new ServiceError(
      TooManyFieldLevelEncryptionFieldPatterns$,
      "The maximum number of field patterns for field-level encryption have been created.",
      `The profile has ${patterns.length} field patterns; ${limit} are allowed.`,
    );
  }
  assertValidPatterns(patterns);
  if (areReferencesChecked("public-keys", context)) {
    assertRsaKey(PublicKeyId, context);
  }
}

/** The API model: the key is an RSA key. assumed: the code and the message */
function assertRsaKey(id: string, { store }: Context): void {
  const { EncodedKey } = store.table(publicKeys).get(id).record.config;
  const type = findKeyType(EncodedKey);
  if (type !== "rsa") {
    throw invalidArgument(
      `The parameter PublicKeyId is invalid: the key ${id} is not an RSA key.`,
      `The key is ${type ?? "not a PEM"}. Field-level encryption needs an RSA key of 2,048 bits.`,
    );
  }
}

/** Returns the algorithm of a key, or undefined for a seeded key that is not the PEM of a public key. */
function findKeyType(encodedKey: string): string | undefined {
  try {
    return createPublicKey(encodedKey).asymmetricKeyType;
  } catch {
    return undefined;
  }
}

function assertUnused(id: string, { store }: Context): void {
  const configs = findConfigsWith(store, id);
  if (configs.length > 0) {
    throw new ServiceError(
      FieldLevelEncryptionProfileInUse$,
      "The specified profile for field-level encryption is in use.",
      `The configurations ${configs.join(", ")} have the profile: update or delete them first.`,
    );
  }
}

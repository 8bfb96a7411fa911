import {
  FieldLevelEncryptionProfileAlreadyExists$,
  type FieldLevelEncryptionProfileConfig,
  NoSuchFieldLevelEncryptionProfile$,
} from "@aws-sdk/client-cloudfront";
import type { Store } from "../../core/store.ts";
import { leftoverAdvice } from "../../core/table.ts";
import type { Present } from "../../sdk/operation.ts";
import { ServiceError } from "../../sdk/service-error.ts";
import { defineConfigurationTable } from "../configuration-table.ts";

export type Config = Present<FieldLevelEncryptionProfileConfig>;

function getPublicKeyKey(id: string): string {
  return `public key ${id}`;
}

export const fieldLevelEncryptionProfiles = defineConfigurationTable<Config>({
  name: "fieldLevelEncryptionProfiles",
  // assumed: both are refused if another profile has them, whatever else the configuration says
  uniqueKeysOf: ({ CallerReference, Name }) => [`reference ${CallerReference}`, `name ${Name}`],
  indexKeysOf: ({ EncryptionEntities }) =>
    (EncryptionEntities.Items ?? []).map(({ PublicKeyId }) => getPublicKeyKey(PublicKeyId)),
  // The API model's messages: the service's were never seen in public.
  absent: (id) =>
    new ServiceError(
      NoSuchFieldLevelEncryptionProfile$,
      "The specified profile for field-level encryption doesn't exist.",
      `There is no profile "${id}": create it first, or seed.fieldLevelEncryptionProfile({ id: "${id}" }).`,
    ),
  duplicate: () =>
    new ServiceError(
      FieldLevelEncryptionProfileAlreadyExists$,
      "The specified profile for field-level encryption already exists.",
      leftoverAdvice,
    ),
});

/** Returns the ids of the profiles that encrypt with a public key. */
export function findProfilesWith(store: Store, publicKeyId: string): readonly string[] {
  const rows = store.table(fieldLevelEncryptionProfiles).rows(getPublicKeyKey(publicKeyId));
  return [...rows].map(({ record }) => record.id);
}

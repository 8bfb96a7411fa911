import {
  type FieldLevelEncryptionConfig,
  FieldLevelEncryptionConfigAlreadyExists$,
  NoSuchFieldLevelEncryptionConfig$,
} from "@aws-sdk/client-cloudfront";
import type { Store } from "../../core/store.ts";
import { leftoverAdvice } from "../../core/table.ts";
import type { Present } from "../../sdk/operation.ts";
import { ServiceError } from "../../sdk/service-error.ts";
import { defineConfigurationTable } from "../configuration-table.ts";

export type Config = Present<FieldLevelEncryptionConfig>;

/** Returns the ids of the profiles that a configuration maps query arguments and content types to, each once. */
export function getProfileIds({
  QueryArgProfileConfig: queryArgs,
  ContentTypeProfileConfig: contentTypes,
}: Config): readonly string[] {
  const profiles = [
    ...(queryArgs?.QueryArgProfiles?.Items ?? []),
    ...(contentTypes?.ContentTypeProfiles?.Items ?? []),
  ];
  const ids = profiles.map(({ ProfileId }) => ProfileId);
  return [...new Set(ids.filter((id) => id !== undefined && id !== ""))] as string[];
}

function getProfileKey(id: string): string {
  return `profile ${id}`;
}

export const fieldLevelEncryptionConfigs = defineConfigurationTable<Config>({
  name: "fieldLevelEncryptionConfigs",
  uniqueKeysOf: ({ CallerReference }) => [`reference ${CallerReference}`],
  indexKeysOf: (config) => getProfileIds(config).map(getProfileKey),
  // The API model's messages: the service's were never seen in public.
  absent: (id) =>
    new ServiceError(
      NoSuchFieldLevelEncryptionConfig$,
      "The specified configuration for field-level encryption doesn't exist.",
      `There is no configuration "${id}": create it first, or seed.fieldLevelEncryptionConfig({ id: "${id}" }).`,
    ),
  duplicate: () =>
    new ServiceError(
      FieldLevelEncryptionConfigAlreadyExists$,
      "The specified configuration for field-level encryption already exists.",
      leftoverAdvice,
    ),
});

/** Returns the ids of the configurations that use a profile. */
export function findConfigsWith(store: Store, profileId: string): readonly string[] {
  const rows = store.table(fieldLevelEncryptionConfigs).rows(getProfileKey(profileId));
  return [...rows].map(({ record }) => record.id);
}

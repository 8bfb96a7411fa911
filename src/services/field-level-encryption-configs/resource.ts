import {
  type FieldLevelEncryption,
  FieldLevelEncryptionConfigInUse$,
  QueryArgProfileEmpty$,
  TooManyFieldLevelEncryptionConfigs$,
  TooManyFieldLevelEncryptionContentTypeProfiles$,
  TooManyFieldLevelEncryptionQueryArgProfiles$,
} from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import { ServiceError } from "../../sdk/service-error.ts";
import { assertSameCallerReference } from "../caller-reference.ts";
import type { ConfigurationResource } from "../configuration-resource.ts";
import { countDistributionsReferringTo } from "../distributions/table.ts";
import { fieldLevelEncryptionProfiles } from "../field-level-encryption-profiles/table.ts";
import { assertConsistentQuantities } from "../quantities.ts";
import { areReferencesChecked } from "../reference-mode.ts";
import { assertMaxLength, invalidArgument } from "../text-checks.ts";
import { type Config, fieldLevelEncryptionConfigs, getProfileIds } from "./table.ts";

// The messages without another source are the API model's: the service's were never seen in public.

export const fieldLevelEncryption: ConfigurationResource<
  "FieldLevelEncryption",
  Config,
  FieldLevelEncryption
> = {
  member: "FieldLevelEncryption",
  table: fieldLevelEncryptionConfigs,
  path: "field-level-encryption",
  createId: ({ random }) => `C${random.base36().toUpperCase()}`,
  toResource: ({ id, config, lastModifiedTime }) => ({
    Id: id,
    LastModifiedTime: lastModifiedTime,
    FieldLevelEncryptionConfig: config,
  }),
  fillDefaults,
  quota: "fieldLevelEncryptionConfigs",
  quotaExceeded: () =>
    new ServiceError(
      TooManyFieldLevelEncryptionConfigs$,
      "The maximum number of configurations for field-level encryption have been created.",
    ),
  assertValid,
  assertLegalUpdate: assertSameCallerReference,
  assertUnused,
};

const noProfiles = { Quantity: 0, Items: [] };

/**
 * seen: an empty list has Items (the AWS CLI's examples)
 * assumed: an omitted Comment comes back as an empty string
 */
function fillDefaults(config: Config): Config {
  const { QueryArgProfileConfig: queryArgs, ContentTypeProfileConfig: contentTypes } = config;
  return {
    ...config,
    Comment: config.Comment ?? "",
    ...(queryArgs && {
      QueryArgProfileConfig: { ...queryArgs, QueryArgProfiles: queryArgs.QueryArgProfiles ?? noProfiles },
    }),
    ...(contentTypes && {
      ContentTypeProfileConfig: {
        ...contentTypes,
        ContentTypeProfiles: contentTypes.ContentTypeProfiles ?? noProfiles,
      },
    }),
  };
}

function assertValid(config: Config, context: Context): void {
  assertConsistentQuantities(config);
  assertMaxLength("Comment", config.Comment, 128);
  assertValidQueryArgs(config, context);
  assertValidContentTypes(config, context);
  if (areReferencesChecked("field-level-encryption-profiles", context)) {
    for (const id of getProfileIds(config)) {
      context.store.table(fieldLevelEncryptionProfiles).get(id);
    }
  }
}

function assertValidQueryArgs({ QueryArgProfileConfig }: Config, { quotas }: Context): void {
  const profiles = QueryArgProfileConfig?.QueryArgProfiles?.Items ?? [];
  const limit = quotas.queryArgProfilesPerConfig;
  if (profiles.length > limit) {
    throw new ServiceError(
      TooManyFieldLevelEncryptionQueryArgProfiles$,
      "The maximum number of query arg profiles for field-level encryption have been created.",
      `The configuration maps ${profiles.length} query arguments; ${limit} are allowed.`,
    );
  }
  for (const { QueryArg, ProfileId } of profiles) {
    if (ProfileId === "") {
      throw new ServiceError(
        QueryArgProfileEmpty$,
        "No profile specified for the field-level encryption query argument.",
        `The query argument '${QueryArg}' has no ProfileId.`,
      );
    }
    // AWS developer guide, "Create a field-level encryption configuration". assumed: the code and the message
    if (QueryArg === "") {
      throw invalidArgument("The parameter QueryArg is required.");
    }
    assertMaxLength("QueryArg", QueryArg, 128);
  }
}

/** AWS developer guide, "Create a field-level encryption configuration": the only type of content. */
const formContent = "application/x-www-form-urlencoded";

function assertValidContentTypes({ ContentTypeProfileConfig }: Config, { quotas }: Context): void {
  const profiles = ContentTypeProfileConfig?.ContentTypeProfiles?.Items ?? [];
  const limit = quotas.contentTypeProfilesPerConfig;
  if (profiles.length > limit) {
    throw new ServiceError(
      TooManyFieldLevelEncryptionContentTypeProfiles$,
      "The maximum number of content type profiles for field-level encryption have been created.",
      `The configuration maps ${profiles.length} content types; ${limit} are allowed.`,
    );
  }
  const invalid = profiles.find(({ ContentType }) => ContentType !== formContent);
  if (invalid) {
    // assumed: the code and the message
    throw invalidArgument(
      `The parameter ContentType is '${invalid.ContentType}'; it must be '${formContent}'.`,
    );
  }
}

function assertUnused(id: string, context: Context): void {
  const count = countDistributionsReferringTo(context, "FieldLevelEncryptionId", id);
  if (count > 0) {
    throw new ServiceError(
      FieldLevelEncryptionConfigInUse$,
      "The specified configuration for field-level encryption is in use.",
      `${count} of the distributions have FieldLevelEncryptionId "${id}": update or delete them first.`,
    );
  }
}

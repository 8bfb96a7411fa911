import { type FieldLevelEncryptionConfig, Format } from "@aws-sdk/client-cloudfront";
import type { RulesFor } from "../../core/constraints.ts";
import { defineService, type Service } from "../../core/service.ts";
import { cloudFront } from "../../sdk/service-api.ts";
import {
  createResource,
  deleteResource,
  getResource,
  getResourceConfig,
  updateResource,
} from "../configuration-resource.ts";
import { toPlainList } from "../lists.ts";
import { toValuesRule } from "../values-rule.ts";
import { fieldLevelEncryption } from "./resource.ts";
import { fieldLevelEncryptionConfigs } from "./table.ts";

const configRules = {
  ContentTypeProfileConfig: { ContentTypeProfiles: { Items: { each: { Format: toValuesRule(Format) } } } },
} as const satisfies RulesFor<FieldLevelEncryptionConfig>;

export const fieldLevelEncryptionConfigsService: Service = defineService(
  "field-level-encryption-configs",
  cloudFront,
  {
    CreateFieldLevelEncryptionConfig: ({ FieldLevelEncryptionConfig: config }, context) =>
      createResource(fieldLevelEncryption, config, context),
    GetFieldLevelEncryption: ({ Id }, context) => getResource(fieldLevelEncryption, Id, context),
    GetFieldLevelEncryptionConfig: ({ Id }, context) => getResourceConfig(fieldLevelEncryption, Id, context),
    ListFieldLevelEncryptionConfigs: (input, { store }) => ({
      FieldLevelEncryptionList: toPlainList(
        store.table(fieldLevelEncryptionConfigs).rows(),
        input,
        ({ record }) => ({ Id: record.id, LastModifiedTime: record.lastModifiedTime, ...record.config }),
      ),
    }),
    UpdateFieldLevelEncryptionConfig: (input, context) =>
      updateResource(fieldLevelEncryption, input, input.FieldLevelEncryptionConfig, context),
    DeleteFieldLevelEncryptionConfig: (input, context) =>
      deleteResource(fieldLevelEncryption, input, context),
  },
  {
    constraints: {
      CreateFieldLevelEncryptionConfig: { FieldLevelEncryptionConfig: configRules },
      UpdateFieldLevelEncryptionConfig: { FieldLevelEncryptionConfig: configRules },
    },
  },
);

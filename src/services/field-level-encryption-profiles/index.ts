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
import { fieldLevelEncryptionProfile } from "./resource.ts";
import { fieldLevelEncryptionProfiles } from "./table.ts";

export const fieldLevelEncryptionProfilesService: Service = defineService(
  "field-level-encryption-profiles",
  cloudFront,
  {
    CreateFieldLevelEncryptionProfile: ({ FieldLevelEncryptionProfileConfig: config }, context) =>
      createResource(fieldLevelEncryptionProfile, config, context),
    GetFieldLevelEncryptionProfile: ({ Id }, context) =>
      getResource(fieldLevelEncryptionProfile, Id, context),
    GetFieldLevelEncryptionProfileConfig: ({ Id }, context) =>
      getResourceConfig(fieldLevelEncryptionProfile, Id, context),
    ListFieldLevelEncryptionProfiles: (input, { store }) => ({
      FieldLevelEncryptionProfileList: toPlainList(
        store.table(fieldLevelEncryptionProfiles).rows(),
        input,
        ({ record }) => ({ Id: record.id, LastModifiedTime: record.lastModifiedTime, ...record.config }),
      ),
    }),
    UpdateFieldLevelEncryptionProfile: (input, context) =>
      updateResource(fieldLevelEncryptionProfile, input, input.FieldLevelEncryptionProfileConfig, context),
    DeleteFieldLevelEncryptionProfile: (input, context) =>
      deleteResource(fieldLevelEncryptionProfile, input, context),
  },
);

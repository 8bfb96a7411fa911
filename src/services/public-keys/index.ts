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
import { publicKey } from "./resource.ts";
import { publicKeys } from "./table.ts";

export const publicKeysService: Service = defineService("public-keys", cloudFront, {
  CreatePublicKey: ({ PublicKeyConfig }, context) => createResource(publicKey, PublicKeyConfig, context),
  GetPublicKey: ({ Id }, context) => getResource(publicKey, Id, context),
  GetPublicKeyConfig: ({ Id }, context) => getResourceConfig(publicKey, Id, context),
  ListPublicKeys: (input, { store }) => ({
    PublicKeyList: toPlainList(store.table(publicKeys).rows(), input, ({ record }) => ({
      Id: record.id,
      CreatedTime: record.createdTime,
      ...record.config,
    })),
  }),
  UpdatePublicKey: (input, context) => updateResource(publicKey, input, input.PublicKeyConfig, context),
  DeletePublicKey: (input, context) => deleteResource(publicKey, input, context),
});

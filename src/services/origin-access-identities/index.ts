import { defineService, type Service } from "../../core/service.ts";
import { cloudFront } from "../../sdk/service-api.ts";
import { deleteResource, getResource, getResourceConfig, updateResource } from "../configuration-resource.ts";
import { toMarkedList } from "../lists.ts";
import { createIdentity, getCanonicalUserId, originAccessIdentity } from "./resource.ts";
import { originAccessIdentities } from "./table.ts";

export const originAccessIdentitiesService: Service = defineService("origin-access-identities", cloudFront, {
  CreateCloudFrontOriginAccessIdentity: ({ CloudFrontOriginAccessIdentityConfig }, context) =>
    createIdentity(CloudFrontOriginAccessIdentityConfig, context),
  GetCloudFrontOriginAccessIdentity: ({ Id }, context) => getResource(originAccessIdentity, Id, context),
  GetCloudFrontOriginAccessIdentityConfig: ({ Id }, context) =>
    getResourceConfig(originAccessIdentity, Id, context),
  ListCloudFrontOriginAccessIdentities: (input, { store }) => ({
    CloudFrontOriginAccessIdentityList: toMarkedList(
      store.table(originAccessIdentities).rows(),
      input,
      ({ record: { id, config } }) => ({
        Id: id,
        S3CanonicalUserId: getCanonicalUserId(id),
        Comment: config.Comment,
      }),
    ),
  }),
  UpdateCloudFrontOriginAccessIdentity: (input, context) =>
    updateResource(originAccessIdentity, input, input.CloudFrontOriginAccessIdentityConfig, context),
  DeleteCloudFrontOriginAccessIdentity: (input, context) =>
    deleteResource(originAccessIdentity, input, context),
});

import {
  OriginAccessControlOriginTypes,
  OriginAccessControlSigningBehaviors,
  OriginAccessControlSigningProtocols,
} from "@aws-sdk/client-cloudfront";
import { defineService, type Service } from "../../core/service.ts";
import { cloudFront } from "../../sdk/service-api.ts";
import {
  createResource,
  deleteResource,
  getResource,
  getResourceConfig,
  updateResource,
} from "../configuration-resource.ts";
import { toMarkedList } from "../lists.ts";
import { toValuesRule } from "../values-rule.ts";
import { originAccessControl } from "./resource.ts";
import { originAccessControls } from "./table.ts";

const configRules = {
  SigningProtocol: toValuesRule(OriginAccessControlSigningProtocols),
  SigningBehavior: toValuesRule(OriginAccessControlSigningBehaviors),
  OriginAccessControlOriginType: toValuesRule(OriginAccessControlOriginTypes),
};

export const originAccessControlsService: Service = defineService(
  "origin-access-controls",
  cloudFront,
  {
    CreateOriginAccessControl: ({ OriginAccessControlConfig }, context) =>
      createResource(originAccessControl, OriginAccessControlConfig, context),
    GetOriginAccessControl: ({ Id }, context) => getResource(originAccessControl, Id, context),
    GetOriginAccessControlConfig: ({ Id }, context) => getResourceConfig(originAccessControl, Id, context),
    ListOriginAccessControls: (input, { store }) => ({
      OriginAccessControlList: toMarkedList(
        store.table(originAccessControls).rows(),
        input,
        ({ record }) => ({
          Id: record.id,
          ...record.config,
          Description: record.config.Description ?? "",
        }),
      ),
    }),
    UpdateOriginAccessControl: (input, context) =>
      updateResource(originAccessControl, input, input.OriginAccessControlConfig, context),
    DeleteOriginAccessControl: (input, context) => deleteResource(originAccessControl, input, context),
  },
  {
    constraints: {
      CreateOriginAccessControl: { OriginAccessControlConfig: configRules },
      UpdateOriginAccessControl: { OriginAccessControlConfig: configRules },
    },
  },
);

import {
  FrameOptionsList,
  ReferrerPolicyList,
  ResponseHeadersPolicyAccessControlAllowMethodsValues,
  ResponseHeadersPolicyType,
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
import { listPolicies } from "../policies.ts";
import { toValuesRule } from "../values-rule.ts";
import { responseHeadersPolicy } from "./resource.ts";
import { responseHeadersPolicies } from "./table.ts";

const configRules = {
  CorsConfig: {
    AccessControlAllowMethods: {
      Items: { each: toValuesRule(ResponseHeadersPolicyAccessControlAllowMethodsValues) },
    },
  },
  SecurityHeadersConfig: {
    FrameOptions: { FrameOption: toValuesRule(FrameOptionsList) },
    ReferrerPolicy: { ReferrerPolicy: toValuesRule(ReferrerPolicyList) },
  },
};

export const responseHeadersPoliciesService: Service = defineService(
  "response-headers-policies",
  cloudFront,
  {
    CreateResponseHeadersPolicy: ({ ResponseHeadersPolicyConfig }, context) =>
      createResource(responseHeadersPolicy, ResponseHeadersPolicyConfig, context),
    GetResponseHeadersPolicy: ({ Id }, context) => getResource(responseHeadersPolicy, Id, context),
    GetResponseHeadersPolicyConfig: ({ Id }, context) =>
      getResourceConfig(responseHeadersPolicy, Id, context),
    ListResponseHeadersPolicies: (input, context) => ({
      ResponseHeadersPolicyList: listPolicies(
        responseHeadersPolicies,
        input,
        context,
        ({ record }, Type) => ({
          Type,
          ResponseHeadersPolicy: responseHeadersPolicy.toResource(record),
        }),
      ),
    }),
    UpdateResponseHeadersPolicy: (input, context) =>
      updateResource(responseHeadersPolicy, input, input.ResponseHeadersPolicyConfig, context),
    DeleteResponseHeadersPolicy: (input, context) => deleteResource(responseHeadersPolicy, input, context),
  },
  {
    constraints: {
      CreateResponseHeadersPolicy: { ResponseHeadersPolicyConfig: configRules },
      UpdateResponseHeadersPolicy: { ResponseHeadersPolicyConfig: configRules },
      ListResponseHeadersPolicies: { Type: toValuesRule(ResponseHeadersPolicyType) },
    },
  },
);

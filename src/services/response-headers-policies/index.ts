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
import { oneOf } from "../one-of.ts";
import { listPolicies } from "../policies.ts";
import { responseHeadersPolicy } from "./resource.ts";
import { responseHeadersPolicies } from "./table.ts";

const configRules = {
  CorsConfig: {
    AccessControlAllowMethods: {
      Items: { each: oneOf(ResponseHeadersPolicyAccessControlAllowMethodsValues) },
    },
  },
  SecurityHeadersConfig: {
    FrameOptions: { FrameOption: oneOf(FrameOptionsList) },
    ReferrerPolicy: { ReferrerPolicy: oneOf(ReferrerPolicyList) },
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
      ListResponseHeadersPolicies: { Type: oneOf(ResponseHeadersPolicyType) },
    },
  },
);

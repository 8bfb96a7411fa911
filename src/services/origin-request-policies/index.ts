import {
  OriginRequestPolicyCookieBehavior,
  OriginRequestPolicyHeaderBehavior,
  OriginRequestPolicyQueryStringBehavior,
  OriginRequestPolicyType,
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
import { originRequestPolicy } from "./resource.ts";
import { originRequestPolicies } from "./table.ts";

const configRules = {
  HeadersConfig: { HeaderBehavior: toValuesRule(OriginRequestPolicyHeaderBehavior) },
  CookiesConfig: { CookieBehavior: toValuesRule(OriginRequestPolicyCookieBehavior) },
  QueryStringsConfig: { QueryStringBehavior: toValuesRule(OriginRequestPolicyQueryStringBehavior) },
};

export const originRequestPoliciesService: Service = defineService(
  "origin-request-policies",
  cloudFront,
  {
    CreateOriginRequestPolicy: ({ OriginRequestPolicyConfig }, context) =>
      createResource(originRequestPolicy, OriginRequestPolicyConfig, context),
    GetOriginRequestPolicy: ({ Id }, context) => getResource(originRequestPolicy, Id, context),
    GetOriginRequestPolicyConfig: ({ Id }, context) => getResourceConfig(originRequestPolicy, Id, context),
    ListOriginRequestPolicies: (input, context) => ({
      OriginRequestPolicyList: listPolicies(originRequestPolicies, input, context, ({ record }, Type) => ({
        Type,
        OriginRequestPolicy: originRequestPolicy.toResource(record),
      })),
    }),
    UpdateOriginRequestPolicy: (input, context) =>
      updateResource(originRequestPolicy, input, input.OriginRequestPolicyConfig, context),
    DeleteOriginRequestPolicy: (input, context) => deleteResource(originRequestPolicy, input, context),
  },
  {
    constraints: {
      CreateOriginRequestPolicy: { OriginRequestPolicyConfig: configRules },
      UpdateOriginRequestPolicy: { OriginRequestPolicyConfig: configRules },
      ListOriginRequestPolicies: { Type: toValuesRule(OriginRequestPolicyType) },
    },
  },
);

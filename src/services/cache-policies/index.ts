import {
  CachePolicyCookieBehavior,
  CachePolicyHeaderBehavior,
  CachePolicyQueryStringBehavior,
  CachePolicyType,
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
import { cachePolicy } from "./resource.ts";
import { cachePolicies } from "./table.ts";

const configRules = {
  ParametersInCacheKeyAndForwardedToOrigin: {
    HeadersConfig: { HeaderBehavior: toValuesRule(CachePolicyHeaderBehavior) },
    CookiesConfig: { CookieBehavior: toValuesRule(CachePolicyCookieBehavior) },
    QueryStringsConfig: { QueryStringBehavior: toValuesRule(CachePolicyQueryStringBehavior) },
  },
};

export const cachePoliciesService: Service = defineService(
  "cache-policies",
  cloudFront,
  {
    CreateCachePolicy: ({ CachePolicyConfig }, context) =>
      createResource(cachePolicy, CachePolicyConfig, context),
    GetCachePolicy: ({ Id }, context) => getResource(cachePolicy, Id, context),
    GetCachePolicyConfig: ({ Id }, context) => getResourceConfig(cachePolicy, Id, context),
    ListCachePolicies: (input, context) => ({
      CachePolicyList: listPolicies(cachePolicies, input, context, ({ record }, Type) => ({
        Type,
        CachePolicy: cachePolicy.toResource(record),
      })),
    }),
    UpdateCachePolicy: (input, context) =>
      updateResource(cachePolicy, input, input.CachePolicyConfig, context),
    DeleteCachePolicy: (input, context) => deleteResource(cachePolicy, input, context),
  },
  {
    constraints: {
      CreateCachePolicy: { CachePolicyConfig: configRules },
      UpdateCachePolicy: { CachePolicyConfig: configRules },
      ListCachePolicies: { Type: toValuesRule(CachePolicyType) },
    },
  },
);

import {
  type ContinuousDeploymentPolicyConfig,
  ContinuousDeploymentPolicyType,
} from "@aws-sdk/client-cloudfront";
import type { RulesFor } from "../../core/constraints.ts";
import { defineService, type Service } from "../../core/service.ts";
import { cloudFront } from "../../sdk/service-api.ts";
import { deleteResource, getResource, getResourceConfig, updateResource } from "../configuration-resource.ts";
import { toPlainList } from "../lists.ts";
import { toValuesRule } from "../values-rule.ts";
import { continuousDeploymentPolicy, createPolicy } from "./resource.ts";
import { continuousDeploymentPolicies } from "./table.ts";

const configRules = {
  TrafficConfig: { Type: toValuesRule(ContinuousDeploymentPolicyType) },
} as const satisfies RulesFor<ContinuousDeploymentPolicyConfig>;

export const continuousDeploymentPoliciesService: Service = defineService(
  "continuous-deployment-policies",
  cloudFront,
  {
    CreateContinuousDeploymentPolicy: ({ ContinuousDeploymentPolicyConfig: config }, context) =>
      createPolicy(config, context),
    GetContinuousDeploymentPolicy: ({ Id }, context) => getResource(continuousDeploymentPolicy, Id, context),
    GetContinuousDeploymentPolicyConfig: ({ Id }, context) =>
      getResourceConfig(continuousDeploymentPolicy, Id, context),
    ListContinuousDeploymentPolicies: (input, { store }) => {
      const rows = store.table(continuousDeploymentPolicies).rows();
      const list = toPlainList(rows, input, ({ record }) => ({
        ContinuousDeploymentPolicy: continuousDeploymentPolicy.toResource(record),
      }));
      // The API model: Quantity counts all policies of the account, whatever MaxItems is.
      return { ContinuousDeploymentPolicyList: { ...list, Quantity: rows.size } };
    },
    UpdateContinuousDeploymentPolicy: (input, context) =>
      updateResource(continuousDeploymentPolicy, input, input.ContinuousDeploymentPolicyConfig, context),
    DeleteContinuousDeploymentPolicy: (input, context) =>
      deleteResource(continuousDeploymentPolicy, input, context),
  },
  {
    constraints: {
      CreateContinuousDeploymentPolicy: { ContinuousDeploymentPolicyConfig: configRules },
      UpdateContinuousDeploymentPolicy: { ContinuousDeploymentPolicyConfig: configRules },
    },
  },
);

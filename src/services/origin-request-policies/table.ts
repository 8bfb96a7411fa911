import {
  NoSuchOriginRequestPolicy$,
  OriginRequestPolicyAlreadyExists$,
  type OriginRequestPolicyConfig,
} from "@aws-sdk/client-cloudfront";
import { leftoverAdvice } from "../../core/table.ts";
import type { Present } from "../../sdk/operation.ts";
import { ServiceError } from "../../sdk/service-error.ts";
import { defineConfigurationTable } from "../configuration-resource.ts";
import { createManagedPolicies } from "../managed-policies.ts";
import { managedOriginRequestPolicies } from "./managed-origin-request-policies.ts";

export type Config = Present<OriginRequestPolicyConfig>;

function getUniqueKeys({ Name }: Config): readonly string[] {
  return [`name ${Name}`];
}

export const originRequestPolicies = defineConfigurationTable<Config>({
  name: "originRequestPolicies",
  uniqueKeysOf: getUniqueKeys,
  managed: createManagedPolicies(managedOriginRequestPolicies, getUniqueKeys),
  // assumed: the message, which CloudFormation shows for cache policies
  absent: (id) =>
    new ServiceError(
      NoSuchOriginRequestPolicy$,
      "The specified origin request policy does not exist.",
      `There is no origin request policy "${id}": create it first, seed.originRequestPolicy({ id: "${id}" }), or use a ` +
        "managed policy.",
    ),
  // seen: its beginning, through CloudFormation (saus 88). assumed: its end
  duplicate: () =>
    new ServiceError(
      OriginRequestPolicyAlreadyExists$,
      "Another origin request policy with the same name already exists.",
      leftoverAdvice,
    ),
});

import {
  CachePolicyAlreadyExists$,
  type CachePolicyConfig,
  NoSuchCachePolicy$,
} from "@aws-sdk/client-cloudfront";
import { leftoverAdvice } from "../../core/table.ts";
import type { Present } from "../../sdk/operation.ts";
import { ServiceError } from "../../sdk/service-error.ts";
import { defineConfigurationTable } from "../configuration-resource.ts";
import { createManagedPolicies } from "../managed-policies.ts";
import { managedCachePolicies } from "./managed-cache-policies.ts";

/** The id of Managed-CachingOptimized, the cache policy that most distributions have. */
export const cachingOptimizedId = "658327ea-f89d-4fab-a63d-7e88639e58f6";

export type Config = Present<CachePolicyConfig>;

function getUniqueKeys({ Name }: Config): readonly string[] {
  return [`name ${Name}`];
}

export const cachePolicies = defineConfigurationTable<Config>({
  name: "cachePolicies",
  uniqueKeysOf: getUniqueKeys,
  managed: createManagedPolicies(managedCachePolicies, getUniqueKeys),
  // assumed: the message, which CloudFormation shows
  absent: (id) =>
    new ServiceError(
      NoSuchCachePolicy$,
      "The specified cache policy does not exist.",
      `There is no cache policy "${id}": create it first, seed.cachePolicy({ id: "${id}" }), or use a managed policy.`,
    ),
  // assumed: the message. Of origin request policies "with the same name" was seen.
  duplicate: () =>
    new ServiceError(
      CachePolicyAlreadyExists$,
      "Another cache policy with the same name already exists.",
      leftoverAdvice,
    ),
});

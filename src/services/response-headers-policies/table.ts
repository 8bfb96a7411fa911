import {
  NoSuchResponseHeadersPolicy$,
  ResponseHeadersPolicyAlreadyExists$,
  type ResponseHeadersPolicyConfig,
} from "@aws-sdk/client-cloudfront";
import { leftoverAdvice } from "../../core/table.ts";
import type { Present } from "../../sdk/operation.ts";
import { ServiceError } from "../../sdk/service-error.ts";
import { defineConfigurationTable } from "../configuration-resource.ts";
import { createManagedPolicies } from "../managed-policies.ts";
import { managedResponseHeadersPolicies } from "./managed-response-headers-policies.ts";

export type Config = Present<ResponseHeadersPolicyConfig>;

function getUniqueKeys({ Name }: Config): readonly string[] {
  return [`name ${Name}`];
}

export const responseHeadersPolicies = defineConfigurationTable<Config>({
  name: "responseHeadersPolicies",
  uniqueKeysOf: getUniqueKeys,
  managed: createManagedPolicies(managedResponseHeadersPolicies, getUniqueKeys),
  // assumed: the message, which CloudFormation shows for cache policies
  absent: (id) =>
    new ServiceError(
      NoSuchResponseHeadersPolicy$,
      "The specified response headers policy does not exist.",
      `There is no response headers policy "${id}": create it first, seed.responseHeadersPolicy({ id: "${id}" }), or ` +
        "use a managed policy.",
    ),
  // assumed: the message. Of origin request policies "with the same name" was seen.
  duplicate: () =>
    new ServiceError(
      ResponseHeadersPolicyAlreadyExists$,
      "Another response headers policy with the same name already exists.",
      leftoverAdvice,
    ),
});

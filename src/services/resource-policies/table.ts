import { EntityNotFound$ } from "@aws-sdk/client-cloudfront";
import type { Store } from "../../core/store.ts";
import { defineTable } from "../../core/table.ts";
import { cloudFront } from "../../sdk/service-api.ts";
import { ServiceError } from "../../sdk/service-error.ts";

/** The policy of a resource that other accounts may use. */
export interface ResourcePolicyRecord {
  readonly resourceArn: string;
  /** The JSON text of the policy, as it was sent. */
  readonly document: string;
}

export const resourcePolicies = defineTable<ResourcePolicyRecord>({
  name: "resourcePolicies",
  api: cloudFront,
  idOf: (record) => record.resourceArn,
  // The API model's message: the service's was never seen in public.
  absent: createAbsentError,
  // A policy that exists is replaced.
  duplicate: createAbsentError,
  firstVersion: 0,
});

/** assumed: the error for a resource without a policy */
function createAbsentError(arn: string): ServiceError {
  return new ServiceError(
    EntityNotFound$,
    "The entity was not found.",
    `${arn} has no resource policy: PutResourcePolicy first.`,
  );
}

/** Removes the policy of a resource, if it has one. */
export function removeResourcePolicy(store: Store, resourceArn: string): void {
  store.table(resourcePolicies).remove(resourceArn);
}

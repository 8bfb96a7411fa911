import { EntityLimitExceeded$, InvalidArgument$ } from "@aws-sdk/client-cloudfront";
import { ServiceError } from "../../sdk/service-error.ts";
import { isEntity } from "../entities.ts";
import { vpcOrigins } from "../vpc-origins/table.ts";
import type { ReferenceCheck } from "./reference-check.ts";
import { type ConfigWrite, selectError } from "./rules/write.ts";

/** The checks of references to entities of networks and connections. */
export const networkChecks: readonly ReferenceCheck[] = [
  {
    kind: "VpcOriginId",
    family: "vpc-origins",
    // assumed: an origin that is still Deploying is accepted
    exists: (id, store) => isEntity(vpcOrigins, id, store),
    absent: (id) => vpcOrigins.absent(id),
    quota: "distributionsPerVpcOrigin",
    quotaExceeded: createQuotaError,
    creation: "CreateVpcOrigin or seed.vpcOrigin",
  },
];

/**
 * Returns the error for an entity with too many distributions.
 * assumed: UpdateDistribution answers InvalidArgument, since it does not declare EntityLimitExceeded
 */
function createQuotaError(advice: string, write: ConfigWrite): ServiceError {
  return new ServiceError(
    selectError(write, EntityLimitExceeded$, InvalidArgument$),
    "The entity limit has been exceeded.",
    advice,
  );
}

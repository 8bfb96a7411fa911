import { EntityLimitExceeded$, InvalidArgument$ } from "@aws-sdk/client-cloudfront";
import { ServiceError } from "../../sdk/service-error.ts";
import { anycastIpLists } from "../anycast-ip-lists/table.ts";
import { connectionFunctions, isPublished } from "../connection-functions/table.ts";
import { type EntityTable, isEntity } from "../entities.ts";
import { getStageId } from "../function-stages.ts";
import { trustStores } from "../trust-stores/table.ts";
import { vpcOrigins } from "../vpc-origins/table.ts";
import type { ReferenceCheck } from "./reference-check.ts";
import { type ConfigWrite, selectError } from "./rules/write.ts";

/** The checks of references to entities of networks and connections. */
export const networkChecks: readonly ReferenceCheck[] = [
  {
    kind: "VpcOriginId",
    family: "vpc-origins",
    ...checkEntityIn(vpcOrigins),
    quota: "distributionsPerVpcOrigin",
    creation: "CreateVpcOrigin or seed.vpcOrigin",
  },
  {
    kind: "ConnectionFunctionId",
    family: "connection-functions",
    // AWS developer guide, "Associate connection functions": only a published one. assumed: the error for others
    exists: isPublished,
    absent: (id) => connectionFunctions.absent(getStageId(id, "LIVE")),
    quota: "distributionsPerConnectionFunction",
    quotaExceeded: createQuotaError,
    creation: "CreateConnectionFunction and PublishConnectionFunction, or seed.connectionFunction",
  },
  {
    kind: "AnycastIpListId",
    family: "anycast-ip-lists",
    ...checkEntityIn(anycastIpLists),
    quota: "distributionsPerAnycastIpList",
    creation: "CreateAnycastIpList or seed.anycastIpList",
  },
  {
    kind: "TrustStoreId",
    family: "trust-stores",
    ...checkEntityIn(trustStores),
    quota: "distributionsPerTrustStore",
    creation: "CreateTrustStore or seed.trustStore",
  },
];

/** assumed: an entity whose creation is still being deployed is accepted */
function checkEntityIn<Config>(
  table: EntityTable<Config>,
): Pick<ReferenceCheck, "exists" | "absent" | "quotaExceeded"> {
  return {
    exists: (id, store) => isEntity(table, id, store),
    absent: (id) => table.absent(id),
    quotaExceeded: createQuotaError,
  };
}

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

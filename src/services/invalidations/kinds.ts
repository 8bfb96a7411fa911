import type { TableDefinition } from "../../core/table.ts";
import { distributionTenants } from "../distribution-tenants/table.ts";
import { distributions } from "../distributions/table.ts";
import {
  type InvalidationData,
  type InvalidationRecord,
  invalidations,
  type TenantInvalidationRecord,
  tenantInvalidations,
} from "./table.ts";

/** A kind of resource whose objects can be invalidated. */
export interface InvalidationKind<R extends InvalidationData> {
  readonly table: TableDefinition<R>;
  // biome-ignore lint/suspicious/noExplicitAny: only the existence of an owner is read
  readonly owners: TableDefinition<any>;
  /** The path of the owners in `Location`. */
  readonly path: string;
  readonly ownerOf: (record: R) => string;
  readonly withOwner: (ownerId: string, data: InvalidationData) => R;
}

export const ofDistributions: InvalidationKind<InvalidationRecord> = {
  table: invalidations,
  owners: distributions,
  path: "distribution",
  ownerOf: ({ distributionId }) => distributionId,
  withOwner: (distributionId, { id, ...data }) => ({ id, distributionId, ...data }),
};

export const ofTenants: InvalidationKind<TenantInvalidationRecord> = {
  table: tenantInvalidations,
  owners: distributionTenants,
  path: "distribution-tenant",
  ownerOf: ({ distributionTenantId }) => distributionTenantId,
  withOwner: (distributionTenantId, { id, ...data }) => ({ id, distributionTenantId, ...data }),
};

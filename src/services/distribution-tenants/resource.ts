import type { DistributionTenant, DistributionTenantSummary, DomainResult } from "@aws-sdk/client-cloudfront";
import type { Context, Environment } from "../../core/context.ts";
import type { Row } from "../../core/row-list.ts";
import { toResponse } from "../configuration-resource.ts";
import { defineEntity, toEntitySummary } from "../entities.ts";
import { createSortableId } from "../sortable-id.ts";
import { isActive } from "../tenant-certificates.ts";
import { toStoredCustomizations } from "./customizations.ts";
import { type Config, type DistributionTenantRecord, distributionTenants } from "./table.ts";
import { assertValidSettings } from "./validation.ts";

/** A tenant as outputs have it, without the domains, whose status depends on certificates. */
type WithoutDomains = Omit<DistributionTenant, "Domains">;

export const distributionTenant = defineEntity<"DistributionTenant", Config, WithoutDomains>({
  member: "DistributionTenant",
  table: distributionTenants,
  path: "distribution-tenant",
  id: (environment) => createSortableId("dt", environment),
  arnType: "distribution-tenant",
  pendingStatus: "InProgress",
  // No resource refers to a tenant.
  reference: () => undefined,
  // seen: members that were not given are absent, not empty (the CLI's examples)
  toResource: (record) => ({
    ...toCommonMembers(record),
    ...(record.config.Parameters && { Parameters: [...record.config.Parameters] }),
  }),
  fillDefaults: ({ Customizations, Parameters, ...config }) => {
    const customizations = toStoredCustomizations(Customizations ?? {});
    return {
      ...config,
      ...(Parameters && Parameters.length > 0 && { Parameters }),
      ...(customizations && { Customizations: customizations }),
    };
  },
  quota: "distributionTenants",
  assertValid: assertValidSettings,
});

/** Returns the output of an operation whose response is the tenant. */
export function toTenantResponse(
  row: Row<DistributionTenantRecord>,
  context: Context,
): { DistributionTenant: DistributionTenant; ETag: string } {
  const { DistributionTenant, ETag } = toResponse(distributionTenant, row);
  return { DistributionTenant: { ...DistributionTenant, Domains: toDomains(row.record, context) }, ETag };
}

/** Returns the summary of a tenant in a list. seen: without Parameters (the CLI's example) */
export function toSummary(
  { record, etag }: Row<DistributionTenantRecord>,
  environment: Environment,
): DistributionTenantSummary {
  return { ...toCommonMembers(record), Domains: toDomains(record, environment), ETag: etag };
}

function toCommonMembers(record: DistributionTenantRecord) {
  const { DistributionId, ConnectionGroupId, Customizations, Enabled } = record.config;
  return {
    ...toEntitySummary(record),
    DistributionId,
    ConnectionGroupId,
    ...(Customizations && { Customizations }),
    Enabled,
  };
}

function toDomains(record: DistributionTenantRecord, environment: Environment): DomainResult[] {
  return record.config.Domains.map((Domain) => ({
    Domain,
    Status: isActive(Domain, record, environment) ? "active" : "inactive",
  }));
}

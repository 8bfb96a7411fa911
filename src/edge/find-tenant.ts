import type { Environment } from "../core/context.ts";
import { connectionGroups } from "../services/connection-groups/table.ts";
import type { NamedTenant } from "../services/distribution-tenants/find-serving.ts";
import type { DistributionTenantRecord } from "../services/distribution-tenants/table.ts";
import type { Config } from "../services/distributions/config.ts";
import { getServedConfig } from "../services/distributions/record.ts";
import { distributions } from "../services/distributions/table.ts";
import { isActive } from "../services/tenant-certificates.ts";
import { fillPlaceholders, getParameterValues } from "../services/tenant-parameters.ts";
import type { Trace } from "./trace.ts";
import type { ServedDistribution } from "./visit-context.ts";

/**
 * Returns the multi-tenant distribution of a tenant as the tenant has it: with its parameters and customizations. If the
 * tenant does not serve its domain, adds a note that says why.
 *
 * assumed: edge locations have each update of a tenant at once, but not the tenant before its first deployment (F 1.10)
 */
export function findTenantDistribution(
  { record, domain }: NamedTenant,
  environment: Environment,
  trace: Trace,
): ServedDistribution | undefined {
  const { store } = environment;
  const { DistributionId, ConnectionGroupId } = record.config;
  const distribution = store.table(distributions).find(DistributionId)?.record;
  const group = store.table(connectionGroups).find(ConnectionGroupId)?.record;
  const config = distribution && getServedConfig(distribution, environment);
  const reason =
    findTenantReason(record, domain, environment) ??
    (group?.config.Enabled === false ? `the connection group ${group.id} is disabled` : undefined) ??
    findDistributionReason(DistributionId, config);
  if (reason !== undefined || config === undefined) {
    trace.note(
      `The distribution tenant ${record.id} has the domain "${domain}" and does not serve it: ${reason}.`,
    );
    return undefined;
  }
  const values = getParameterValues(config, record.config.Parameters);
  return {
    id: DistributionId,
    // The endpoint of a group that does not exist, which `references: "any"` allows, has no name.
    domainName: group?.config.RoutingEndpoint ?? "",
    config: fillPlaceholders(applyCustomizations(config, record), (name) => values.get(name)),
    tenant: { id: record.id, parameters: Object.fromEntries(values) },
  };
}

function findTenantReason(
  record: DistributionTenantRecord,
  domain: string,
  environment: Environment,
): string | undefined {
  const { id, config, deployment, createdTime, lastModifiedTime } = record;
  if (!config.Enabled) {
    return `${id} is disabled`;
  }
  if (deployment && createdTime.getTime() === lastModifiedTime.getTime()) {
    return `${id} has not been deployed yet. Call cloudfront.settle()`;
  }
  return isActive(domain, record, environment)
    ? undefined
    : "the domain is inactive, because no certificate of the tenant or its distribution covers it";
}

function findDistributionReason(id: string, config: Config | undefined): string | undefined {
  if (config === undefined) {
    return `its distribution ${id} does not exist or has not been deployed yet`;
  }
  return config.Enabled ? undefined : `its distribution ${id} is disabled`;
}

/** AWS developer guide, "Distribution tenant customizations": they override the settings of the distribution. */
function applyCustomizations(config: Config, { config: tenant }: DistributionTenantRecord): Config {
  const { WebAcl, GeoRestrictions } = tenant.Customizations ?? {};
  const { RestrictionType = "none", Locations = [] } = GeoRestrictions ?? {};
  const GeoRestriction = { RestrictionType, Quantity: Locations.length, Items: [...Locations] };
  return {
    ...config,
    ...(GeoRestrictions && { Restrictions: { GeoRestriction } }),
    ...(WebAcl && { WebACLId: WebAcl.Action === "override" ? WebAcl.Arn : "" }),
  };
}

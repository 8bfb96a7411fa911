import type { Environment } from "../core/context.ts";
import { connectionGroups } from "../services/connection-groups/table.ts";
import type { NamedTenant } from "../services/distribution-tenants/find-serving.ts";
import type { DistributionTenantRecord } from "../services/distribution-tenants/table.ts";
import type { Config } from "../services/distributions/config.ts";
import { getServedConfig as getServedDistributionConfig } from "../services/distributions/record.ts";
import { distributions } from "../services/distributions/table.ts";
import { getServedConfig } from "../services/entity-table.ts";
import { isActive } from "../services/tenant-certificates.ts";
import { fillPlaceholders, getParameterValues } from "../services/tenant-parameters.ts";
import type { Trace } from "./trace.ts";
import type { ServedDistribution } from "./visit-context.ts";

/**
 * Returns the multi-tenant distribution of a tenant as the tenant has it: with its parameters and customizations, as far
 * as they have been deployed. If the tenant does not serve its domain, adds a note that says why.
 *
 * assumed: a domain that a tenant loses is not served any more, even before the deployment (F 11.1)
 */
export function findTenantDistribution(
  { record, domain }: NamedTenant,
  environment: Environment,
  trace: Trace,
): ServedDistribution | undefined {
  const served = getServedConfig(record);
  const found = served?.Domains.includes(domain)
    ? findServed({ ...record, config: served }, domain, environment)
    : undeployed;
  if (typeof found === "string") {
    trace.note(
      `The distribution tenant ${record.id} has the domain "${domain}" and does not serve it: ${found}.`,
    );
    return undefined;
  }
  return found;
}

const undeployed = "the domain has not been deployed yet. Call cloudfront.settle()";

/** Returns the distribution as a deployed tenant has it, or the reason why the tenant does not serve a domain. */
function findServed(
  tenant: DistributionTenantRecord,
  domain: string,
  environment: Environment,
): ServedDistribution | string {
  const { store } = environment;
  const { DistributionId, ConnectionGroupId, Enabled, Parameters } = tenant.config;
  const distribution = store.table(distributions).find(DistributionId)?.record;
  const group = store.table(connectionGroups).find(ConnectionGroupId)?.record;
  const config = distribution && getServedDistributionConfig(distribution, environment);
  if (!Enabled) {
    return `${tenant.id} is disabled`;
  }
  if (!isActive(domain, tenant, environment)) {
    return "the domain is inactive, because no certificate of the tenant or its distribution covers it";
  }
  if (group && getServedConfig(group)?.Enabled !== true) {
    return `the connection group ${group.id} is disabled or has not been deployed yet`;
  }
  if (config === undefined) {
    return `its distribution ${DistributionId} does not exist or has not been deployed yet`;
  }
  if (!config.Enabled) {
    return `its distribution ${DistributionId} is disabled`;
  }
  const values = getParameterValues(config, Parameters);
  return {
    id: DistributionId,
    // The endpoint of a group that does not exist, which `references: "any"` allows, has no name.
    domainName: group?.config.RoutingEndpoint ?? "",
    config: fillPlaceholders(applyCustomizations(config, tenant), (name) => values.get(name)),
    tenant: { id: tenant.id, parameters: Object.fromEntries(values) },
  };
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

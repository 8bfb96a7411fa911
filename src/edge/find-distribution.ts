import type { Environment } from "../core/context.ts";
import { connectionGroups, indexKeys as groupKeys } from "../services/connection-groups/table.ts";
import { findTenantByHost } from "../services/distribution-tenants/find-serving.ts";
import { distributionTenants } from "../services/distribution-tenants/table.ts";
import { findByHost } from "../services/distributions/index.ts";
import { type DistributionRecord, distributions } from "../services/distributions/table.ts";
import { findTenantDistribution } from "./find-tenant.ts";
import type { Trace } from "./trace.ts";
import type { ServedDistribution } from "./visit-context.ts";

/**
 * Returns the distribution that serves a host name, with the configuration that has been deployed. If none serves the
 * name, adds a note that says why.
 */
export function findDistribution(
  host: string,
  environment: Environment,
  trace: Trace,
): ServedDistribution | undefined {
  const tenant = findTenantByHost(host, environment);
  if (tenant && !tenant.isWildcard) {
    return findTenantDistribution(tenant, environment, trace);
  }
  const found = findByHost(host, environment);
  if (!found && tenant) {
    return findTenantDistribution(tenant, environment, trace);
  }
  if (!found) {
    trace.note(describeUnknownHost(host, environment));
    return undefined;
  }
  const { record, config } = found;
  const reason = findReason(record, config);
  if (config === undefined || reason !== undefined) {
    trace.note(`The distribution ${record.id} has the name "${host}" and does not serve it: ${reason}.`);
    return undefined;
  }
  return { id: record.id, domainName: record.domainName, config };
}

function findReason(
  { id }: DistributionRecord,
  config: ServedDistribution["config"] | undefined,
): string | undefined {
  if (config === undefined) {
    return `${id} has not been deployed yet. Call cloudfront.settle()`;
  }
  if (config.Staging) {
    return `${id} is a staging distribution, which viewers reach only by the continuous deployment policy of its primary distribution`;
  }
  if (config.ConnectionMode === "tenant-only") {
    return `${id} is a multi-tenant distribution, which viewers reach only by the domains of its tenants`;
  }
  // assumed: a disabled distribution responds as a host name that no distribution has (F 1.6)
  return config.Enabled ? undefined : `${id} is disabled`;
}

/** Notes name at most this many host names. */
const maxNamed = 5;

function describeUnknownHost(host: string, { store }: Environment): string {
  const [group] = store.table(connectionGroups).rows(groupKeys.byRoutingEndpoint(host));
  if (group) {
    return `"${host}" is the routing endpoint of the connection group ${group.record.id}. Visit a domain of a tenant.`;
  }
  const names = [
    ...[...store.table(distributions).rows()].flatMap(({ record }) => [
      ...(record.config.Aliases?.Items ?? []),
      record.domainName,
    ]),
    ...[...store.table(distributionTenants).rows()].flatMap(({ record }) => record.config.Domains),
  ];
  const named = names.slice(0, maxNamed).join(", ");
  const others = names.length > maxNamed ? ` and ${names.length - maxNamed} more` : "";
  return names.length === 0
    ? `No distribution has the name "${host}". The mock has no distribution.`
    : `No distribution has the name "${host}". Distributions have the names ${named}${others}.`;
}

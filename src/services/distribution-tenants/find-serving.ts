import type { Environment } from "../../core/context.ts";
import { getWildcardsAbove } from "../domain-names.ts";
import { type DistributionTenantRecord, distributionTenants, indexKeys } from "./table.ts";

/** A distribution tenant that has a host name, by one of its domains. */
export interface NamedTenant {
  readonly record: DistributionTenantRecord;
  /** The domain of the tenant that matches the host name: the name itself or a wildcard. */
  readonly domain: string;
  readonly isWildcard: boolean;
}

/** Returns the tenant whose domain a host name is. An exact domain wins over a wildcard, a longer one over a shorter. */
export function findTenantByHost(host: string, { store }: Environment): NamedTenant | undefined {
  const table = store.table(distributionTenants);
  const name = host.toLowerCase();
  for (const candidate of [name, ...getWildcardsAbove(name)]) {
    const [row] = table.rows(indexKeys.byDomain(candidate));
    const domain = row?.record.config.Domains.find((each) => each.toLowerCase() === candidate);
    if (row && domain !== undefined) {
      return { record: row.record, domain, isWildcard: candidate !== name };
    }
  }
  return undefined;
}

import type { Environment } from "../../core/context.ts";
import { type Config, getAliases } from "./config.ts";
import { type DistributionRecord, isDeployed } from "./record.ts";
import { distributions, indexKeys } from "./table.ts";

/** A distribution that has a host name, with the configuration that the edge locations have. */
export interface NamedDistribution {
  readonly record: DistributionRecord;
  /** Undefined for a distribution that was never deployed. */
  readonly config: Config | undefined;
}

/** Returns the configuration that edge locations have, or undefined if none was deployed yet. */
export function getServedConfig(record: DistributionRecord, environment: Environment): Config | undefined {
  return isDeployed(record, environment) ? record.config : undefined;
}

/**
 * Returns the distribution whose domain name or alias a host name is. An exact alias wins over a wildcard, and a longer
 * wildcard over a shorter one (F 1.2, F 1.3). The distribution may be disabled: it holds its names (F 1.4).
 */
export function findByHost(host: string, environment: Environment): NamedDistribution | undefined {
  const name = host.toLowerCase();
  const table = environment.store.table(distributions);
  const [own] = table.rows(indexKeys.byDomainName(name));
  if (own) {
    return { record: own.record, config: getServedConfig(own.record, environment) };
  }
  for (const alias of [name, ...getWildcards(name)]) {
    for (const { record } of table.rows(indexKeys.byAlias(alias))) {
      const config = getServedConfig(record, environment);
      if (config === undefined || getAliases(config).includes(alias)) {
        return { record, config };
      }
    }
  }
  return undefined;
}

/** Returns the wildcards that match a host name, the longest first. `*.example.com` does not match `example.com`. */
function getWildcards(name: string): readonly string[] {
  const labels = name.split(".");
  return labels.slice(1).map((_, i) => `*.${labels.slice(i + 1).join(".")}`);
}

import type { Environment } from "../../core/context.ts";
import type { Row } from "../../core/row-list.ts";
import { type Config, getAliases } from "./config.ts";
import { type DistributionRecord, getServedConfig } from "./record.ts";
import { distributions, indexKeys } from "./table.ts";

/** A distribution that has a host name, with the configuration that edge locations have. */
export interface NamedDistribution {
  readonly record: DistributionRecord;
  /** Undefined for a distribution that was never deployed. */
  readonly config: Config | undefined;
}

/**
 * Returns the distribution whose domain name or alias a host name is, by the configurations that edge locations have.
 * An exact alias wins over a wildcard, and a longer wildcard over a shorter one (F 1.2, F 1.3). The distribution may be
 * disabled: it holds its names (F 1.4).
 */
export function findByHost(host: string, environment: Environment): NamedDistribution | undefined {
  const name = host.toLowerCase();
  const table = environment.store.table(distributions);
  const [own] = table.rows(indexKeys.byDomainName(name));
  if (own) {
    return toNamed(own, environment);
  }
  const named = [name, ...getWildcards(name)].flatMap((alias) =>
    [...table.rows(indexKeys.byAlias(alias)), ...table.rows(indexKeys.byPreviousAlias(alias))]
      .map((row) => toNamed(row, environment))
      .filter(({ config }) => config === undefined || getAliases(config).includes(alias)),
  );
  // A distribution that was never deployed does not serve the name, and may explain why no other does.
  return named.find(({ config }) => config !== undefined) ?? named[0];
}

function toNamed({ record }: Row<DistributionRecord>, environment: Environment): NamedDistribution {
  return { record, config: getServedConfig(record, environment) };
}

/** Returns the wildcards that match a host name, the longest first. `*.example.com` does not match `example.com`. */
function getWildcards(name: string): readonly string[] {
  const labels = name.split(".");
  return labels.slice(1).map((_, i) => `*.${labels.slice(i + 1).join(".")}`);
}

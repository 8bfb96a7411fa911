import { CNAMEAlreadyExists$ } from "@aws-sdk/client-cloudfront";
import type { Context, Environment } from "../core/context.ts";
import { type Row, RowList } from "../core/row-list.ts";
import type { Store } from "../core/store.ts";
import type { TableDefinition } from "../core/table.ts";
import { ServiceError } from "../sdk/service-error.ts";
import { distributionTenant } from "./distribution-tenants/resource.ts";
import {
  type DistributionTenantRecord,
  distributionTenants,
  indexKeys as tenantKeys,
} from "./distribution-tenants/table.ts";
import { type DistributionRecord, updateRecord } from "./distributions/record.ts";
import { indexKeys as distributionKeys, distributions, getOwnCertificate } from "./distributions/table.ts";
import { getWildcardsAbove, overlaps } from "./domain-names.ts";
import { redeployEntity } from "./entities.ts";
import { getAliasKey, streamingDistributions } from "./streaming-distributions/table.ts";
import { isCovered } from "./tenant-certificates.ts";

/** The types of resources that have domains. */
export type HolderType = "distribution" | "distribution-tenant";

/** A resource that has a domain, in the case in which it was given. */
export interface DomainHolder {
  readonly type: HolderType;
  readonly id: string;
  readonly domain: string;
}

/** How a type of resource has domains. */
interface HolderKind<R> {
  readonly type: HolderType;
  readonly table: TableDefinition<R>;
  readonly idOf: (record: R) => string;
  readonly domainsOf: (record: R) => readonly string[];
  readonly toIndexKey: (domain: string) => string;
  /** Returns true if a certificate of the resource covers a domain. */
  readonly covers: (domain: string, record: R, environment: Environment) => boolean;
  readonly setDomains: (row: Row<R>, domains: readonly string[], context: Context) => void;
}

const distributionKind: HolderKind<DistributionRecord> = {
  type: "distribution",
  table: distributions,
  idOf: ({ id }) => id,
  domainsOf: ({ config }) => config.Aliases?.Items ?? [],
  toIndexKey: (domain) => distributionKeys.byAlias(domain.toLowerCase()),
  covers: (_domain, { config }) => getOwnCertificate(config.ViewerCertificate) !== undefined,
  setDomains: ({ record }, domains, context) => {
    const Aliases = { Quantity: domains.length, Items: [...domains] };
    const updated = updateRecord(record, { ...record.config, Aliases }, context);
    context.store.table(distributions).replace(updated);
  },
};

const tenantKind: HolderKind<DistributionTenantRecord> = {
  type: "distribution-tenant",
  table: distributionTenants,
  idOf: ({ id }) => id,
  domainsOf: ({ config }) => config.Domains,
  toIndexKey: tenantKeys.byDomain,
  covers: (domain, { config }, environment) => isCovered(domain, config, environment),
  setDomains: ({ record }, Domains, context) => {
    redeployEntity(distributionTenant, record, { ...record.config, Domains }, context);
  },
};

// biome-ignore lint/suspicious/noExplicitAny: each kind reads and writes records of its own table
const kinds: Readonly<Record<HolderType, HolderKind<any>>> = {
  distribution: distributionKind,
  "distribution-tenant": tenantKind,
};

/** Returns the resources that have exactly this domain. Host names are case-insensitive. */
export function findDomainHolders(domain: string, store: Store): readonly DomainHolder[] {
  return Object.values(kinds).flatMap(({ type, table, toIndexKey, idOf }) =>
    [...store.table(table).rows(toIndexKey(domain))].map(({ record }) => ({
      type,
      id: idOf(record),
      domain,
    })),
  );
}

/**
 * Throws if another resource than `ownId` has one of the domains.
 *
 * seen: the message, for aliases of distributions (s3-website 25, unified-makerspace 172)
 * assumed: the message is the same for domains of distribution tenants, and streaming distributions share their aliases
 * with distributions
 */
export function assertUnclaimedDomains(
  domains: readonly string[],
  ownId: string | undefined,
  store: Store,
): void {
  for (const domain of domains) {
    const streaming = [...store.table(streamingDistributions).rows(getAliasKey(domain))];
    const holders = [
      ...findDomainHolders(domain, store),
      ...streaming.map(({ record }) => ({ type: "streaming distribution", id: record.id })),
    ];
    const holder = holders.find(({ id }) => id !== ownId);
    if (holder) {
      throw new ServiceError(
        CNAMEAlreadyExists$,
        "One or more of the CNAMEs you provided are already associated with a different resource.",
        `The ${holder.type.replace("-", " ")} ${holder.id} has "${domain}".`,
      );
    }
  }
}

/** An upper bound of the domains of one resource, so that each domain of each resource has its own number. */
const maxDomains = 1000;

/** The number after those of all distributions, from which the domains of distribution tenants are numbered. */
const firstTenantNumber = 1e12;

/**
 * Returns the domains of other resources that are the same as a domain, or overlap by a wildcard. Those of
 * distributions come first.
 *
 * @param types the types of resources to search
 */
export function findConflicts(
  domain: string,
  ownId: string,
  store: Store,
  types: readonly HolderType[] = ["distribution", "distribution-tenant"],
): RowList<DomainHolder> {
  const name = domain.toLowerCase();
  const conflicts = new RowList<DomainHolder>();
  for (const { type, table, toIndexKey, idOf, domainsOf } of types.map((each) => kinds[each])) {
    const rows = store.table(table);
    // A wildcard overlaps with any number of names. A name overlaps with itself and the wildcards above it.
    const found = name.startsWith("*.")
      ? [...rows.rows()]
      : [name, ...getWildcardsAbove(name)].flatMap((each) => [...rows.rows(toIndexKey(each))]);
    for (const row of found.filter(({ record }) => idOf(record) !== ownId)) {
      for (const [i, held] of domainsOf(row.record).entries()) {
        if (overlaps(name, held.toLowerCase())) {
          const first = type === "distribution" ? 0 : firstTenantNumber;
          const sequence = first + row.sequence * maxDomains + i;
          conflicts.add({ ...row, record: { type, id: idOf(row.record), domain: held }, sequence });
        }
      }
    }
  }
  return conflicts;
}

/** Returns the row of a resource that can have domains, if the id is known. */
export function findHolderRow(type: HolderType, id: string, store: Store): Row<unknown> | undefined {
  return store.table(kinds[type].table).find(id);
}

/** Returns the row of a resource for a conditional write. Throws for an unknown id and for a wrong ETag. */
export function getMatchingHolder(
  type: HolderType,
  id: string,
  ifMatch: string | undefined,
  store: Store,
): Row<unknown> {
  return store.table(kinds[type].table).getMatching(id, ifMatch);
}

/** Returns true if a certificate of a resource covers a domain. */
export function hasCertificateFor(
  domain: string,
  type: HolderType,
  row: Row<unknown>,
  environment: Environment,
): boolean {
  return kinds[type].covers(domain, row.record, environment);
}

/**
 * Moves a domain to a resource in one step: all others lose it, and are deployed again as the resource is. A resource
 * that has the domain stays as it is.
 */
export function moveDomain(domain: string, type: HolderType, id: string, context: Context): Row<unknown> {
  const { store } = context;
  const holders = findDomainHolders(domain, store);
  const table = store.table(kinds[type].table);
  if (!holders.some((holder) => holder.id === id)) {
    for (const holder of holders) {
      const { domainsOf, setDomains, table: definition } = kinds[holder.type];
      const row = store.table(definition).get(holder.id);
      const kept = domainsOf(row.record).filter((held) => held.toLowerCase() !== domain.toLowerCase());
      setDomains(row, kept, context);
    }
    const row = table.get(id);
    kinds[type].setDomains(row, [...kinds[type].domainsOf(row.record), domain], context);
  }
  return table.get(id);
}

import { CNAMEAlreadyExists$ } from "@aws-sdk/client-cloudfront";
import type { Store } from "../core/store.ts";
import { ServiceError } from "../sdk/service-error.ts";
import { distributionTenants, indexKeys as tenantKeys } from "./distribution-tenants/table.ts";
import { indexKeys as distributionKeys, distributions } from "./distributions/table.ts";
import { getAliasKey, streamingDistributions } from "./streaming-distributions/table.ts";

/** A resource that has a domain: a distribution with the alias, or a distribution tenant. */
export interface DomainOwner {
  readonly type: "distribution" | "distribution-tenant";
  readonly id: string;
}

/** Returns the resources that have exactly this domain. Host names are case-insensitive. */
export function findDomainOwners(domain: string, store: Store): readonly DomainOwner[] {
  const aliasKey = distributionKeys.byAlias(domain.toLowerCase());
  const owners = [...store.table(distributions).rows(aliasKey)];
  const tenants = [...store.table(distributionTenants).rows(tenantKeys.byDomain(domain))];
  return [
    ...owners.map(({ record }): DomainOwner => ({ type: "distribution", id: record.id })),
    ...tenants.map(({ record }): DomainOwner => ({ type: "distribution-tenant", id: record.id })),
  ];
}

/**
 * Throws if another resource than `ownId` has one of the domains.
 *
 * seen: the message, for aliases of distributions (s3-website 25, unified-makerspace 172)
 * assumed: the message is the same for domains of distribution tenants
 */
export function assertUnclaimedDomains(
  domains: readonly string[],
  ownId: string | undefined,
  store: Store,
): void {
  for (const domain of domains) {
    const streaming = [...store.table(streamingDistributions).rows(getAliasKey(domain))];
    // assumed: streaming distributions share their aliases with distributions
    const owners = [
      ...findDomainOwners(domain, store),
      ...streaming.map(({ record }) => ({ type: "streaming distribution", id: record.id })),
    ];
    const owner = owners.find(({ id }) => id !== ownId);
    if (owner) {
      throw new ServiceError(
        CNAMEAlreadyExists$,
        "One or more of the CNAMEs you provided are already associated with a different resource.",
        `The ${owner.type.replace("-", " ")} ${owner.id} has "${domain}".`,
      );
    }
  }
}

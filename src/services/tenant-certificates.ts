import type { Environment } from "../core/context.ts";
import { findManagedCertificate, managedCertificates } from "./distribution-tenants/managed-certificates.ts";
import type { Config, DistributionTenantRecord } from "./distribution-tenants/table.ts";
import { distributions, getOwnCertificate } from "./distributions/table.ts";
import { areReferencesChecked } from "./reference-mode.ts";

// The mock knows the domains of managed certificates only. Other certificates cover every domain.
// Source: AWS developer guide, "Request certificates for your CloudFront distribution tenant".

/** Returns true if a certificate covers a domain of a tenant: the tenant's own, or the one that the tenant inherits. */
export function isCovered(domain: string, config: Config, environment: Environment): boolean {
  return hasCertificateFor(domain, config, environment) || inheritsCertificate(config, environment);
}

/**
 * Returns true if viewers can reach a domain of a tenant.
 *
 * seen: a domain is inactive while the managed certificate that was requested for it is pending, and active once a
 * certificate of the tenant or of its distribution covers it (the CLI's examples)
 * assumed: an issued managed certificate counts when an update of the tenant attaches it, as Terraform does
 */
export function isActive(
  domain: string,
  { id, config }: DistributionTenantRecord,
  environment: Environment,
): boolean {
  const requested = findManagedCertificate(id, environment.store);
  return (
    hasCertificateFor(domain, config, environment) ||
    (!requested?.awaitingDomains.includes(domain) && inheritsCertificate(config, environment))
  );
}

function hasCertificateFor(domain: string, { Customizations }: Config, { store }: Environment): boolean {
  const attached = Customizations?.Certificate?.Arn;
  if (attached === undefined) {
    return false;
  }
  const managed = store.table(managedCertificates).find(attached)?.record;
  return !managed || managed.domains.includes(domain);
}

function inheritsCertificate({ DistributionId }: Config, environment: Environment): boolean {
  const distribution = environment.store.table(distributions).find(DistributionId)?.record;
  return distribution
    ? getOwnCertificate(distribution.config.ViewerCertificate) !== undefined
    : !areReferencesChecked("distributions", environment);
}

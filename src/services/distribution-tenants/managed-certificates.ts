import {
  EntityNotFound$,
  type ManagedCertificateDetails,
  type ManagedCertificateRequest,
  type ManagedCertificateStatus,
  type ValidationTokenHost,
} from "@aws-sdk/client-cloudfront";
import type { Environment } from "../../core/context.ts";
import type { DeploymentStamp } from "../../core/propagation.ts";
import type { Store } from "../../core/store.ts";
import { defineTable } from "../../core/table.ts";
import type { Present } from "../../sdk/operation.ts";
import { cloudFront } from "../../sdk/service-api.ts";
import { ServiceError } from "../../sdk/service-error.ts";

/** A certificate that CloudFront requested of ACM for the domains of a distribution tenant. */
export interface ManagedCertificateRecord {
  readonly arn: string;
  readonly tenantId: string;
  /** The domains that the certificate covers. */
  readonly domains: readonly string[];
  /** The domains that had no certificate before. They are inactive until this one is attached to the tenant. */
  readonly awaitingDomains: readonly string[];
  readonly validationTokenHost: ValidationTokenHost;
  /** The validation token of each domain: 32 hexadecimal digits. */
  readonly tokens: readonly string[];
  /** The request. The certificate is issued when the deployment is complete. */
  readonly deployment: DeploymentStamp;
}

function getTenantKey(id: string): string {
  return `tenant ${id}`;
}

function createAbsentError(): ServiceError {
  // The API model's message: the service's was never seen in public. seen: the code (terraform-provider-aws 45088)
  return new ServiceError(
    EntityNotFound$,
    "The entity was not found.",
    "No certificate was requested for the distribution tenant: give it a ManagedCertificateRequest.",
  );
}

/** The certificates by ARN. They have their own table because their status does not change the version of a tenant. */
export const managedCertificates = defineTable<ManagedCertificateRecord>({
  name: "managedCertificates",
  api: cloudFront,
  idOf: ({ arn }) => arn,
  indexKeys: ({ tenantId }) => getTenantKey(tenantId),
  absent: createAbsentError,
  // ARNs are random and unique.
  duplicate: createAbsentError,
  firstVersion: 0,
});

/** Returns the certificate that was requested last for a tenant. */
export function findManagedCertificate(tenantId: string, store: Store): ManagedCertificateRecord | undefined {
  return [...store.table(managedCertificates).rows(getTenantKey(tenantId))].at(-1)?.record;
}

/** Returns the certificate that was requested last for a tenant. Throws EntityNotFound if there is none. */
export function getManagedCertificate(tenantId: string, store: Store): ManagedCertificateRecord {
  const certificate = findManagedCertificate(tenantId, store);
  if (!certificate) {
    throw createAbsentError();
  }
  return certificate;
}

/** The domains of a requested certificate. */
interface CertificateDomains {
  readonly tenantId: string;
  readonly domains: readonly string[];
  readonly awaitingDomains: readonly string[];
}

/**
 * Requests a certificate for the domains of a tenant.
 *
 * assumed: the request takes the place of one that is still pending
 */
export function requestManagedCertificate(
  { ValidationTokenHost }: Present<ManagedCertificateRequest>,
  covered: CertificateDomains,
  environment: Environment,
): void {
  const { store, random, accountId, deployments } = environment;
  const table = store.table(managedCertificates);
  const pending = findManagedCertificate(covered.tenantId, store);
  if (pending && getCertificateStatus(pending, environment) !== "issued") {
    table.remove(pending.arn);
  }
  table.insert({
    ...covered,
    arn: `arn:aws:acm:us-east-1:${accountId}:certificate/${random.uuid()}`,
    validationTokenHost: ValidationTokenHost,
    tokens: covered.domains.map(() => random.uuid().replaceAll("-", "")),
    deployment: deployments.start(),
  });
}

/** Removes the certificates that were requested for a tenant. */
export function removeManagedCertificates(tenantId: string, store: Store): void {
  const table = store.table(managedCertificates);
  for (const { record } of [...table.rows(getTenantKey(tenantId))]) {
    table.remove(record.arn);
  }
}

/** ACM's user guide: a request that is not validated within 72 hours times out. In milliseconds. */
const validationTimeoutMs = 72 * 60 * 60 * 1000;

/** Returns the status of a certificate: issued when the request is deployed, timed out after 72 hours without that. */
export function getCertificateStatus(
  { deployment }: ManagedCertificateRecord,
  { deployments, now }: Environment,
): ManagedCertificateStatus {
  if (deployments.isComplete(deployment)) {
    return "issued";
  }
  return now().getTime() - deployment.at < validationTimeoutMs
    ? "pending-validation"
    : "validation-timed-out";
}

/**
 * Returns a certificate as GetManagedCertificateDetails has it.
 *
 * seen: the forms of the redirects (the CLI's example)
 * assumed: without tokens if CloudFront serves them
 */
export function toManagedCertificateDetails(
  certificate: ManagedCertificateRecord,
  environment: Environment,
): ManagedCertificateDetails {
  const { arn, domains, tokens, validationTokenHost } = certificate;
  return {
    CertificateArn: arn,
    CertificateStatus: getCertificateStatus(certificate, environment),
    ValidationTokenHost: validationTokenHost,
    ...(validationTokenHost === "self-hosted" && {
      ValidationTokenDetails: domains.map((Domain, i) => {
        const file = `.well-known/pki-validation/${tokens[i]}.txt`;
        const RedirectTo = `validation.us-east-1.acm-validations.aws/${environment.accountId}/${file}`;
        return { Domain, RedirectTo, RedirectFrom: `${Domain}/${file}` };
      }),
    }),
  };
}

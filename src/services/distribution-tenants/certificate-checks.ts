import type { ManagedCertificateRequest } from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import type { Present } from "../../sdk/operation.ts";
import { findRoutingEndpoint } from "../connection-groups/table.ts";
import { lookUpDomain } from "../dns.ts";
import { isCovered } from "../tenant-certificates.ts";
import { invalidArgument } from "../text-checks.ts";
import { findManagedCertificate } from "./managed-certificates.ts";
import type { Config } from "./table.ts";

/** The request for a managed certificate, if there is one, and the tenant, if it exists already. */
interface CertificateRequest {
  readonly request: Present<ManagedCertificateRequest> | undefined;
  readonly tenantId?: string;
}

/**
 * Throws if a domain has no certificate and none is requested, or if CloudFront cannot validate a requested one.
 *
 * AWS SDK for Java, code examples: a tenant needs a certificate if its distribution has none, and a domain must point at
 * the endpoint before CloudFront validates it.
 * seen: the message (aws-sdk-php 3129)
 * assumed: the code and the message for a domain without a certificate
 */
export function assertValidCertificates(
  config: Config,
  { request, tenantId }: CertificateRequest,
  context: Context,
): void {
  if (!request) {
    const requested = tenantId === undefined ? undefined : findManagedCertificate(tenantId, context.store);
    const uncovered = config.Domains.find(
      (domain) => !isCovered(domain, config, context) && !requested?.domains.includes(domain),
    );
    if (uncovered !== undefined) {
      throw invalidArgument(
        `The domain ${uncovered} is not covered by a certificate.`,
        "Give the tenant a Customizations.Certificate or a ManagedCertificateRequest, or its distribution a certificate.",
      );
    }
    return;
  }
  if (request.ValidationTokenHost !== "cloudfront") {
    return;
  }
  const endpoint = findRoutingEndpoint(config.ConnectionGroupId, context.store);
  for (const domain of config.Domains) {
    const { status, reason } = lookUpDomain(domain, endpoint, context);
    if (status !== "valid-configuration") {
      throw invalidArgument(
        "The provided Domain Name is not valid. Could not verify Domain Name ownership. It may not be pointing to a " +
          "valid CloudFront resource.",
        `${reason} Point the domain at ${endpoint ?? "the routing endpoint of a connection group"} first (the ` +
          'option "dns" of the mock), or use ValidationTokenHost "self-hosted".',
      );
    }
  }
}

import { invalidArgument } from "../text-checks.ts";
import type { DistributionRecord } from "./record.ts";

/** A host name, with at most one wildcard as its leftmost label. */
const aliasPattern = /^(\*\.)?([a-z0-9_]([a-z0-9_-]*[a-z0-9_])?\.)+[a-z0-9-]+$/;

/**
 * Throws unless an alias is a host name and the distribution has a certificate of its own. Which names the certificate
 * covers is not known here. Source: AWS developer guide, "Move an alternate domain name".
 *
 * assumed: the codes and messages
 */
export function assertCertificateFor(alias: string, { id, config }: DistributionRecord): void {
  if (!aliasPattern.test(alias) || alias.length > 253) {
    throw invalidArgument(`The parameter Alias is not valid: ${alias}.`);
  }
  const { ACMCertificateArn, IAMCertificateId } = config.ViewerCertificate ?? {};
  if (!ACMCertificateArn && !IAMCertificateId) {
    throw invalidArgument(
      `The distribution ${id} has no certificate that covers the alias ${alias}.`,
      "Give the distribution a ViewerCertificate with an ACMCertificateArn first.",
    );
  }
}

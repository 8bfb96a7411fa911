import { type DistributionResourceId, EntityNotFound$ } from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import type { Row } from "../../core/row-list.ts";
import type { Present } from "../../sdk/operation.ts";
import { ServiceError } from "../../sdk/service-error.ts";
import { findHolderRow, type HolderType, hasCertificateFor } from "../domain-holders.ts";
import { isDomainName } from "../domain-names.ts";
import { invalidArgument } from "../text-checks.ts";

/** A distribution or a distribution tenant that an input names. */
export interface NamedHolder {
  readonly type: HolderType;
  readonly id: string;
  readonly row: Row<unknown>;
}

/**
 * Returns the resource that an input names by the id of a distribution or of a distribution tenant.
 *
 * The API reference: one of the two ids. assumed: the code and the message for both and for none
 */
export function getNamedHolder(
  { DistributionId, DistributionTenantId }: Present<DistributionResourceId>,
  member: string,
  context: Context,
): NamedHolder {
  const id = DistributionId ?? DistributionTenantId;
  if (id === undefined || (DistributionId !== undefined && DistributionTenantId !== undefined)) {
    throw invalidArgument(
      `The parameter ${member} has ${id === undefined ? "no id" : "two ids"}.`,
      "Specify either a DistributionId or a DistributionTenantId.",
    );
  }
  const type = DistributionId === undefined ? "distribution-tenant" : "distribution";
  const row = findHolderRow(type, id, context.store);
  if (!row) {
    // The API model's message: the service's was never seen in public.
    throw new ServiceError(
      EntityNotFound$,
      "The entity was not found.",
      `There is no ${type.replace("-", " ")} "${id}".`,
    );
  }
  return { type, id, row };
}

/**
 * Throws unless a domain is a domain name that a certificate of the resource covers.
 *
 * seen: the code and the message, for a certificate that does not cover the domain (theopensystemslab/planx-new, "How to
 * setup custom subdomains")
 * assumed: the same for ListDomainConflicts and for a malformed domain
 */
export function assertCoveredDomain(domain: string, { type, id, row }: NamedHolder, context: Context): void {
  const isName = isDomainName(domain);
  if (!isName || !hasCertificateFor(domain, type, row, context)) {
    throw invalidArgument(
      "The request contains an invalid domain name",
      isName
        ? `The ${type.replace("-", " ")} ${id} has no certificate that covers ${domain}.`
        : `'${domain}' is not a domain name such as www.example.com or *.example.com.`,
    );
  }
}

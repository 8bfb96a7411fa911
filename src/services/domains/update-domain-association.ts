import { EntityNotFound$, IllegalUpdate$ } from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import type { CloudFront } from "../../sdk/service-api.ts";
import { ServiceError } from "../../sdk/service-error.ts";
import { distributions } from "../distributions/table.ts";
import { findDomainHolders, getMatchingHolder, moveDomain } from "../domain-holders.ts";
import { assertCoveredDomain, getNamedHolder, type NamedHolder } from "./holder.ts";

/**
 * Moves a domain to another distribution or distribution tenant in one step. If-Match is the ETag of the target.
 *
 * The AWS developer guide: the source need not be disabled, because it is of the same account.
 * assumed: the order of the refusals, that a domain which no resource has is refused, and that a tenant may lose its last
 * domain. The ETag of the source moves on too.
 */
export function updateDomainAssociation(
  input: Input<CloudFront, "UpdateDomainAssociation">,
  context: Context,
): Output<CloudFront, "UpdateDomainAssociation"> {
  const { Domain, TargetResource, IfMatch } = input;
  const target = getNamedHolder(TargetResource, "TargetResource", context);
  const { type, id } = target;
  getMatchingHolder(type, id, IfMatch, context.store);
  assertCanHaveDomains(target, context);
  assertCoveredDomain(Domain, target, context);
  if (findDomainHolders(Domain, context.store).length === 0) {
    throw new ServiceError(
      EntityNotFound$,
      "The entity was not found.",
      `No distribution and no distribution tenant has "${Domain}". Add it by an update of ${id}.`,
    );
  }
  return { Domain, ResourceId: id, ETag: moveDomain(Domain, type, id, context).etag };
}

/** The API reference: a standard distribution or a tenant. assumed: the code and the message */
function assertCanHaveDomains({ type, id }: NamedHolder, { store }: Context): void {
  const config = type === "distribution" ? store.table(distributions).get(id).record.config : undefined;
  if (config?.Staging || config?.ConnectionMode === "tenant-only") {
    throw new ServiceError(
      IllegalUpdate$,
      `The distribution ${id} cannot have domains: it is a ${config.Staging ? "staging" : "multi-tenant"} distribution.`,
    );
  }
}

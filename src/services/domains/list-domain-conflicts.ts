import type { Context } from "../../core/context.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import type { CloudFront } from "../../sdk/service-api.ts";
import { findConflicts } from "../domain-holders.ts";
import { toNamedList } from "../lists.ts";
import { assertCoveredDomain, getNamedHolder } from "./holder.ts";

/** Lists the other distributions and tenants whose domains are the same as a domain, or overlap by a wildcard. */
export function listDomainConflicts(
  input: Input<CloudFront, "ListDomainConflicts">,
  context: Context,
): Output<CloudFront, "ListDomainConflicts"> {
  const { Domain, DomainControlValidationResource: resource } = input;
  const holder = getNamedHolder(resource, "DomainControlValidationResource", context);
  assertCoveredDomain(Domain, holder, context);
  const conflicts = findConflicts(Domain, holder.id, context.store);
  return toNamedList("DomainConflicts", conflicts, input, ({ record }) => ({
    Domain: record.domain,
    ResourceType: record.type,
    ResourceId: hideFirstHalf(record.id),
    AccountId: context.accountId,
  }));
}

/** seen: 15 asterisks and the last 15 characters of a tenant's id, and the whole account (the CLI's example) */
function hideFirstHalf(id: string): string {
  const hidden = Math.ceil(id.length / 2);
  return "*".repeat(hidden) + id.slice(hidden);
}

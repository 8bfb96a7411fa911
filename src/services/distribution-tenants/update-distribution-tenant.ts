import type { Context } from "../../core/context.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import type { CloudFront } from "../../sdk/service-api.ts";
import { assertUnclaimedDomains } from "../domain-holders.ts";
import { updateEntity } from "../entities.ts";
import { isActive } from "../tenant-certificates.ts";
import { assertValidCertificates } from "./certificate-checks.ts";
import { requestManagedCertificate } from "./managed-certificates.ts";
import { distributionTenant, toTenantResponse } from "./resource.ts";
import { type Config, distributionTenants } from "./table.ts";
import { assertHasDomain, assertValidSettings } from "./validation.ts";

/**
 * Replaces the settings that the request has. A tenant can move to another multi-tenant distribution.
 *
 * seen: settings that the request omits stay as they are, and lists are replaced as a whole (the CLI's example)
 * assumed: the order of the refusals: unknown id, If-Match, settings, taken domains, certificates
 */
export function updateDistributionTenant(
  input: Input<CloudFront, "UpdateDistributionTenant">,
  context: Context,
): Output<CloudFront, "UpdateDistributionTenant"> {
  const { Id, IfMatch, ManagedCertificateRequest: request } = input;
  const { store } = context;
  const { record } = store.table(distributionTenants).getMatching(Id, IfMatch);
  if (input.Domains) {
    assertHasDomain(input.Domains);
  }
  const config = applyChanges(record.config, input);
  assertValidSettings(config, context);
  assertUnclaimedDomains(config.Domains, Id, store);
  assertValidCertificates(config, { request, tenantId: Id }, context);

  const isServed = (domain: string) =>
    record.config.Domains.includes(domain) && isActive(domain, record, context);
  const awaitingDomains = config.Domains.filter((domain) => !isServed(domain));
  updateEntity(distributionTenant, { Id, IfMatch }, () => config, context);
  if (request) {
    requestManagedCertificate(request, { tenantId: Id, domains: config.Domains, awaitingDomains }, context);
  }
  return toTenantResponse(store.table(distributionTenants).get(Id), context);
}

/** assumed: an empty id of a connection group changes nothing */
function applyChanges(current: Config, input: Input<CloudFront, "UpdateDistributionTenant">): Config {
  return {
    ...current,
    DistributionId: input.DistributionId ?? current.DistributionId,
    ConnectionGroupId: input.ConnectionGroupId || current.ConnectionGroupId,
    Domains: input.Domains?.map(({ Domain }) => Domain) ?? current.Domains,
    Parameters: input.Parameters ?? current.Parameters,
    Customizations: input.Customizations ?? current.Customizations,
    Enabled: input.Enabled ?? current.Enabled,
  };
}

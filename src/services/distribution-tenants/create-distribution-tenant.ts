import type { Context } from "../../core/context.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import type { CloudFront } from "../../sdk/service-api.ts";
import { getDefaultGroup } from "../default-connection-group.ts";
import { assertUnclaimedDomains } from "../domain-holders.ts";
import { addEntity, assertNewEntity } from "../entities.ts";
import { assertValidCertificates } from "./certificate-checks.ts";
import { requestManagedCertificate } from "./managed-certificates.ts";
import { distributionTenant, toTenantResponse } from "./resource.ts";
import type { Config } from "./table.ts";
import { assertHasDomain } from "./validation.ts";

/**
 * Creates a tenant.
 *
 * assumed: the order of the refusals: no domain, tags, settings, name, quota, taken domains, certificates. The API reference says
 * that the request decides whether the tenant is enabled. assumed: by default it is
 */
export function createDistributionTenant(
  input: Input<CloudFront, "CreateDistributionTenant">,
  context: Context,
): Output<CloudFront, "CreateDistributionTenant"> {
  const { Tags, ManagedCertificateRequest: request, Domains, ...given } = input;
  const { ConnectionGroupId = "", Enabled = true } = given;
  const config: Config = {
    ...given,
    ConnectionGroupId,
    Enabled,
    Domains: Domains.map(({ Domain }) => Domain),
  };
  assertHasDomain(Domains);
  assertNewEntity(distributionTenant, config, Tags, context);
  assertUnclaimedDomains(config.Domains, undefined, context.store);
  assertValidCertificates(config, { request }, context);

  const group = ConnectionGroupId || getDefaultGroup(context).id;
  const row = addEntity(distributionTenant, { ...config, ConnectionGroupId: group }, Tags, context);
  if (request) {
    const covered = { tenantId: row.record.id, domains: config.Domains, awaitingDomains: config.Domains };
    requestManagedCertificate(request, covered, context);
  }
  const { DistributionTenant, ETag } = toTenantResponse(row, context);
  // seen: the tags are in this output only (the CLI's examples)
  return { DistributionTenant: { ...DistributionTenant, ...(Tags && { Tags }) }, ETag };
}

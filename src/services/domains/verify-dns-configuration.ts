import type { Context } from "../../core/context.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import type { CloudFront } from "../../sdk/service-api.ts";
import { findRoutingEndpoint } from "../connection-groups/table.ts";
import { distributionTenants } from "../distribution-tenants/table.ts";
import { lookUpDomain } from "../dns.ts";
import { assertDomainNames } from "../domain-names.ts";
import { getByIdentifier } from "../entities.ts";

/**
 * Reports where the domains of a tenant point, as the option `dns` of the mock says.
 *
 * assumed: without a Domain, all domains of the tenant. A given Domain need not be one of them.
 */
export function verifyDnsConfiguration(
  { Domain, Identifier }: Input<CloudFront, "VerifyDnsConfiguration">,
  context: Context,
): Output<CloudFront, "VerifyDnsConfiguration"> {
  const { config } = getByIdentifier(distributionTenants, Identifier, context.store).record;
  const domains = Domain === undefined ? config.Domains : [Domain];
  assertDomainNames(domains);
  const endpoint = findRoutingEndpoint(config.ConnectionGroupId, context.store);
  const DnsConfigurationList = domains.map((domain) => {
    const { status, reason } = lookUpDomain(domain, endpoint, context);
    return { Domain: domain, Status: status, ...(reason !== undefined && { Reason: reason }) };
  });
  return { DnsConfigurationList };
}

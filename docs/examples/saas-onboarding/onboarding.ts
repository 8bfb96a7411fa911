// Puts the domain of a customer in front of a SaaS product. A job calls `advance` until the customer is live. Every call
// reads what is done already, so the job may crash and run again at any point. Does not know about the fake.
import {
  type CloudFrontClient,
  CNAMEAlreadyExists,
  CreateDistributionTenantCommand,
  type DistributionTenant,
  EntityAlreadyExists,
  EntityNotFound,
  GetConnectionGroupCommand,
  GetDistributionTenantCommand,
  GetManagedCertificateDetailsCommand,
  type ManagedCertificateDetails,
  VerifyDnsConfigurationCommand,
} from "@aws-sdk/client-cloudfront";
import { updateTenant } from "./update-tenant.ts";

/** What all customers share. */
export interface Platform {
  /** The multi-tenant distribution of the product. */
  readonly distributionId: string;
  readonly connectionGroupId: string;
}

/** A customer who brings a domain. */
export interface Customer {
  /** The name of the distribution tenant. */
  readonly name: string;
  readonly domain: string;
  readonly theme: string;
}

/** What has to happen next. */
export type Progress =
  /** The customer's web server redirects these addresses, so that the certificate can be issued. */
  | { readonly step: "serve-tokens"; readonly redirects: readonly { from: string; to: string }[] }
  /** The customer points the domain at the endpoint. */
  | { readonly step: "point-domain"; readonly endpoint: string }
  | { readonly step: "live" }
  | { readonly step: "failed"; readonly reason: string };

/** Does the next step of the onboarding, and returns what has to happen before the next call. */
export async function advance(
  client: CloudFrontClient,
  platform: Platform,
  customer: Customer,
): Promise<Progress> {
  let tenant = await findTenant(client, customer.name);
  if (!tenant) {
    try {
      tenant = await createTenant(client, platform, customer);
    } catch (error) {
      if (error instanceof CNAMEAlreadyExists) {
        return { step: "failed", reason: `Another site has the domain ${customer.domain}.` };
      }
      throw error;
    }
  }
  const certificate = await findCertificate(client, customer.name);
  if (certificate && certificate.CertificateStatus !== "issued") {
    return describePending(certificate);
  }
  await attachCertificate(client, tenant, certificate);
  return findDnsStep(client, tenant);
}

/** Creates the tenant, or returns the one of an earlier attempt whose response was lost. */
async function createTenant(
  client: CloudFrontClient,
  { distributionId, connectionGroupId }: Platform,
  { name, domain, theme }: Customer,
): Promise<DistributionTenant> {
  try {
    const { DistributionTenant } = await client.send(
      new CreateDistributionTenantCommand({
        DistributionId: distributionId,
        ConnectionGroupId: connectionGroupId,
        Name: name,
        Domains: [{ Domain: domain }],
        Parameters: [
          { Name: "customer", Value: name },
          { Name: "theme", Value: theme },
        ],
        // The customer's site stays where it is until the certificate is issued.
        ManagedCertificateRequest: { ValidationTokenHost: "self-hosted", PrimaryDomainName: domain },
        Tags: { Items: [{ Key: "customer", Value: name }] },
      }),
    );
    return DistributionTenant as DistributionTenant;
  } catch (error) {
    const existing = error instanceof EntityAlreadyExists ? await findTenant(client, name) : undefined;
    if (existing) {
      return existing;
    }
    throw error;
  }
}

async function findTenant(client: CloudFrontClient, name: string): Promise<DistributionTenant | undefined> {
  const found = await ignoreAbsent(client.send(new GetDistributionTenantCommand({ Identifier: name })));
  return found?.DistributionTenant;
}

async function findCertificate(
  client: CloudFrontClient,
  name: string,
): Promise<ManagedCertificateDetails | undefined> {
  const found = await ignoreAbsent(
    client.send(new GetManagedCertificateDetailsCommand({ Identifier: name })),
  );
  return found?.ManagedCertificateDetails;
}

async function ignoreAbsent<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof EntityNotFound) {
      return undefined;
    }
    throw error;
  }
}

function describePending({ CertificateStatus, ValidationTokenDetails }: ManagedCertificateDetails): Progress {
  if (CertificateStatus !== "pending-validation") {
    return { step: "failed", reason: `The certificate is ${CertificateStatus}.` };
  }
  const redirects = (ValidationTokenDetails ?? []).map(({ RedirectFrom = "", RedirectTo = "" }) => ({
    from: RedirectFrom,
    to: RedirectTo,
  }));
  return { step: "serve-tokens", redirects };
}

/** A domain is served once its certificate is attached to the tenant. */
async function attachCertificate(
  client: CloudFrontClient,
  tenant: DistributionTenant,
  certificate: ManagedCertificateDetails | undefined,
): Promise<void> {
  const arn = certificate?.CertificateArn;
  if (arn === undefined || tenant.Customizations?.Certificate?.Arn === arn) {
    return;
  }
  await updateTenant(client, tenant.Name as string, ({ Customizations }) => ({
    Customizations: { ...Customizations, Certificate: { Arn: arn } },
  }));
}

async function findDnsStep(client: CloudFrontClient, tenant: DistributionTenant): Promise<Progress> {
  const { DnsConfigurationList = [] } = await client.send(
    new VerifyDnsConfigurationCommand({ Identifier: tenant.Id }),
  );
  if (DnsConfigurationList.every(({ Status }) => Status === "valid-configuration")) {
    return { step: "live" };
  }
  const { ConnectionGroup } = await client.send(
    new GetConnectionGroupCommand({ Identifier: tenant.ConnectionGroupId }),
  );
  return { step: "point-domain", endpoint: ConnectionGroup?.RoutingEndpoint as string };
}

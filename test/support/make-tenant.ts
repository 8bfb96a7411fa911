import type {
  CreateConnectionGroupCommandInput,
  CreateDistributionTenantCommandInput,
  DistributionConfig,
  ParameterDefinition,
} from "@aws-sdk/client-cloudfront";
import { certificate } from "./make-distribution.ts";

export function makeConnectionGroup(
  changes: Partial<CreateConnectionGroupCommandInput> = {},
): CreateConnectionGroupCommandInput {
  return { Name: "europe", ...changes };
}

/** Creates a valid CreateDistributionTenant input, with some members changed. */
export function makeTenant(
  DistributionId: string,
  changes: Partial<CreateDistributionTenantCommandInput> = {},
): CreateDistributionTenantCommandInput {
  return { DistributionId, Name: "acme", Domains: [{ Domain: "www.acme.example" }], ...changes };
}

/** The certificate of an account, which the mock takes to cover every domain. */
export const certificateArn = certificate.ACMCertificateArn;

export function makeParameter(
  Name: string,
  schema: { Required?: boolean; DefaultValue?: string } = {},
): ParameterDefinition {
  return { Name, Definition: { StringSchema: { Required: false, ...schema } } };
}

/** The members of a multi-tenant distribution that defines some parameters. */
export function multiTenant(...ParameterDefinitions: ParameterDefinition[]): Partial<DistributionConfig> {
  return { ConnectionMode: "tenant-only", TenantConfig: { ParameterDefinitions } };
}

/** A multi-tenant distribution without a certificate that tenants could inherit. */
export const withoutCertificate: Partial<DistributionConfig> = {
  ConnectionMode: "tenant-only",
  ViewerCertificate: { CloudFrontDefaultCertificate: true },
};

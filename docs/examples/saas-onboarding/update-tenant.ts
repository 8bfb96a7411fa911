import {
  type CloudFrontClient,
  type DistributionTenant,
  GetDistributionTenantCommand,
  PreconditionFailed,
  UpdateDistributionTenantCommand,
  type UpdateDistributionTenantCommandInput,
} from "@aws-sdk/client-cloudfront";

type Changes = Omit<UpdateDistributionTenantCommandInput, "Id" | "IfMatch">;

/** How often an update is tried while others change the same tenant. */
const maxAttempts = 3;

/** Updates a tenant from its current settings. Reads them again if another writer was faster. */
export async function updateTenant(
  client: CloudFrontClient,
  name: string,
  toChanges: (tenant: DistributionTenant) => Changes,
): Promise<DistributionTenant> {
  for (let attempt = 1; ; attempt += 1) {
    const { DistributionTenant: tenant, ETag } = await client.send(
      new GetDistributionTenantCommand({ Identifier: name }),
    );
    try {
      const changes = toChanges(tenant as DistributionTenant);
      const { DistributionTenant } = await client.send(
        new UpdateDistributionTenantCommand({ Id: tenant?.Id, IfMatch: ETag, ...changes }),
      );
      return DistributionTenant as DistributionTenant;
    } catch (error) {
      if (!(error instanceof PreconditionFailed) || attempt === maxAttempts) {
        throw error;
      }
    }
  }
}

// What happens to a customer after the onboarding: a new theme, and the end of the contract.
import {
  type CloudFrontClient,
  CreateInvalidationForDistributionTenantCommand,
  DeleteDistributionTenantCommand,
  type DistributionTenant,
  EntityNotFound,
  GetDistributionTenantCommand,
  waitUntilInvalidationForDistributionTenantCompleted,
} from "@aws-sdk/client-cloudfront";
import { updateTenant } from "./update-tenant.ts";

/** Times in seconds. */
interface Waiting {
  readonly maxWaitTime?: number;
  readonly minDelay?: number;
  readonly maxDelay?: number;
}

/** Gives a customer another theme, and waits until no viewer gets the previous one. */
export async function changeTheme(
  client: CloudFrontClient,
  name: string,
  theme: string,
  { maxWaitTime = 600, minDelay = 10, maxDelay = 30 }: Waiting = {},
): Promise<void> {
  const { Id } = await updateTenant(client, name, ({ Parameters = [] }) => ({
    // An update replaces all parameters.
    Parameters: Parameters.map((each) => (each.Name === "theme" ? { ...each, Value: theme } : each)),
  }));
  const { Invalidation } = await client.send(
    new CreateInvalidationForDistributionTenantCommand({
      Id,
      InvalidationBatch: {
        CallerReference: `${theme}-${Date.now()}`,
        Paths: { Quantity: 1, Items: ["/*"] },
      },
    }),
  );
  await waitUntilInvalidationForDistributionTenantCompleted(
    { client, maxWaitTime, minDelay, maxDelay },
    { DistributionTenantId: Id, Id: Invalidation?.Id },
  );
}

/** Takes a customer's domain off. A customer who is gone already is no error. */
export async function removeCustomer(client: CloudFrontClient, name: string): Promise<void> {
  const tenant = await findTenant(client, name);
  if (!tenant) {
    return;
  }
  if (tenant.Enabled) {
    await updateTenant(client, name, () => ({ Enabled: false }));
  }
  const { DistributionTenant, ETag } = await client.send(
    new GetDistributionTenantCommand({ Identifier: name }),
  );
  await client.send(new DeleteDistributionTenantCommand({ Id: DistributionTenant?.Id, IfMatch: ETag }));
}

async function findTenant(client: CloudFrontClient, name: string): Promise<DistributionTenant | undefined> {
  try {
    const { DistributionTenant } = await client.send(new GetDistributionTenantCommand({ Identifier: name }));
    return DistributionTenant;
  } catch (error) {
    if (error instanceof EntityNotFound) {
      return undefined;
    }
    throw error;
  }
}

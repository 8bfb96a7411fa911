// The distribution: reads its live color, switches to another one, and invalidates its cache.
import {
  type CloudFrontClient,
  CreateInvalidationCommand,
  type DefaultCacheBehavior,
  type DistributionConfig,
  type FunctionAssociation,
  GetDistributionConfigCommand,
  PreconditionFailed,
  UpdateDistributionCommand,
  waitUntilDistributionDeployed,
  waitUntilInvalidationCompleted,
} from "@aws-sdk/client-cloudfront";
import { readAndWrite } from "./read-and-write.ts";
import type { Waiting } from "./store.ts";

/** Returns the ARNs of the functions at the default cache behavior. */
export async function getAttachedFunctions(client: CloudFrontClient, Id: string): Promise<string[]> {
  const { DistributionConfig } = await client.send(new GetDistributionConfigCommand({ Id }));
  const { FunctionAssociations } = DistributionConfig?.DefaultCacheBehavior ?? {};
  return (FunctionAssociations?.Items ?? []).map(({ FunctionARN }) => FunctionARN as string);
}

/** Replaces the viewer request function, and waits until the distribution is deployed. */
export async function attach(
  client: CloudFrontClient,
  Id: string,
  FunctionARN: string,
  waiting: Waiting,
): Promise<void> {
  const association: FunctionAssociation = { EventType: "viewer-request", FunctionARN };
  const isStale = (error: unknown) => error instanceof PreconditionFailed;
  await readAndWrite(isStale, async () => {
    const { DistributionConfig, ETag } = await client.send(new GetDistributionConfigCommand({ Id }));
    const config = DistributionConfig as DistributionConfig;
    const associations = config.DefaultCacheBehavior?.FunctionAssociations?.Items ?? [];
    const Items = [
      ...associations.filter(({ EventType }) => EventType !== association.EventType),
      association,
    ];
    const FunctionAssociations = { Quantity: Items.length, Items };
    const behavior = { ...config.DefaultCacheBehavior, FunctionAssociations } as DefaultCacheBehavior;
    const changed = { ...config, DefaultCacheBehavior: behavior };
    await client.send(new UpdateDistributionCommand({ Id, IfMatch: ETag, DistributionConfig: changed }));
  });
  await waitUntilDeployed(client, Id, waiting);
}

/** Waits until the edge locations have the current configuration. */
export async function waitUntilDeployed(
  client: CloudFrontClient,
  Id: string,
  waiting: Waiting,
): Promise<void> {
  await waitUntilDistributionDeployed({ client, minDelay: 5, ...waiting }, { Id });
}

/** Creates an invalidation and waits for it. A second run with the same reference creates no second one. */
export async function invalidate(
  client: CloudFrontClient,
  DistributionId: string,
  CallerReference: string,
  waiting: Waiting,
): Promise<void> {
  const InvalidationBatch = { CallerReference, Paths: { Quantity: 1, Items: ["/*"] } };
  const { Invalidation } = await client.send(
    new CreateInvalidationCommand({ DistributionId, InvalidationBatch }),
  );
  const input = { DistributionId, Id: Invalidation?.Id };
  await waitUntilInvalidationCompleted({ client, minDelay: 5, ...waiting }, input);
}

// The distribution: which colour it has, having another, and forgetting what it cached.
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

/** The ARNs of the functions at the default cache behavior. */
export async function attachedFunctions(client: CloudFrontClient, Id: string): Promise<string[]> {
  const { DistributionConfig } = await client.send(new GetDistributionConfigCommand({ Id }));
  const { FunctionAssociations } = DistributionConfig?.DefaultCacheBehavior ?? {};
  return (FunctionAssociations?.Items ?? []).map(({ FunctionARN }) => FunctionARN as string);
}

/** In the place of what is at the viewer's request, until the edge locations have it. */
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
    const former = config.DefaultCacheBehavior?.FunctionAssociations?.Items ?? [];
    const Items = [...former.filter(({ EventType }) => EventType !== association.EventType), association];
    const FunctionAssociations = { Quantity: Items.length, Items };
    const behavior = { ...config.DefaultCacheBehavior, FunctionAssociations } as DefaultCacheBehavior;
    const changed = { ...config, DefaultCacheBehavior: behavior };
    await client.send(new UpdateDistributionCommand({ Id, IfMatch: ETag, DistributionConfig: changed }));
  });
  await deployed(client, Id, waiting);
}

/** Until the edge locations have what the distribution has. */
export async function deployed(client: CloudFrontClient, Id: string, waiting: Waiting): Promise<void> {
  await waitUntilDistributionDeployed({ client, minDelay: 5, ...waiting }, { Id });
}

/** The same reference again is the same invalidation: it is not begun twice. */
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
  const named = { DistributionId, Id: Invalidation?.Id };
  await waitUntilInvalidationCompleted({ client, minDelay: 5, ...waiting }, named);
}

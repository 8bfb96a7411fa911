import {
  CreateDistributionCommand,
  CreateDistributionWithTagsCommand,
  type DefaultCacheBehavior,
  type Distribution,
  type DistributionConfig,
  GetDistributionConfigCommand,
  UpdateDistributionCommand,
} from "@aws-sdk/client-cloudfront";
import type { OpenedMock } from "./interception-modes.ts";
import { makeDistributionConfig } from "./make-distribution.ts";

/** The operations that take a whole configuration. */
export const writes = ["CreateDistribution", "CreateDistributionWithTags", "UpdateDistribution"] as const;

/** Writes a valid configuration with some members changed: a new one, or over one that is there already. */
export async function writeDistribution(
  write: (typeof writes)[number],
  { client, cloudfront }: OpenedMock,
  changes: Partial<DistributionConfig>,
): Promise<{ Distribution?: Distribution | undefined; ETag?: string | undefined }> {
  const given = makeDistributionConfig(changes);
  if (write === "CreateDistribution") {
    return client.send(new CreateDistributionCommand({ DistributionConfig: given }));
  }
  if (write === "CreateDistributionWithTags") {
    return client.send(
      new CreateDistributionWithTagsCommand({
        DistributionConfigWithTags: { DistributionConfig: given, Tags: { Items: [] } },
      }),
    );
  }
  const { id } = cloudfront.seed.distribution();
  const { DistributionConfig, ETag } = await client.send(new GetDistributionConfigCommand({ Id: id }));
  return client.send(
    new UpdateDistributionCommand({
      Id: id,
      IfMatch: ETag,
      DistributionConfig: {
        ...DistributionConfig,
        ...given,
        ...toUpdatable(given),
        CallerReference: DistributionConfig?.CallerReference,
      },
    }),
  );
}

const readMethods = { Quantity: 2, Items: ["GET" as const, "HEAD" as const] };

/** Returns a cache behavior with the members that an update requires and a creation does not. */
export function completeBehavior<B extends DefaultCacheBehavior>(behavior: B): B {
  return {
    SmoothStreaming: false,
    Compress: false,
    LambdaFunctionAssociations: { Quantity: 0 },
    FieldLevelEncryptionId: "",
    ...behavior,
    AllowedMethods: { CachedMethods: readMethods, ...(behavior.AllowedMethods ?? readMethods) },
  };
}

/** Returns origins and cache behaviors with the members that an update requires and a creation does not. */
function toUpdatable({
  Origins,
  DefaultCacheBehavior,
  CacheBehaviors,
}: DistributionConfig): Partial<DistributionConfig> {
  return {
    Origins: Origins && {
      ...Origins,
      Items: Origins.Items?.map((origin) => ({
        OriginPath: "",
        CustomHeaders: { Quantity: 0 },
        ...origin,
        ...(origin.CustomOriginConfig && {
          CustomOriginConfig: {
            OriginSslProtocols: { Quantity: 1, Items: ["TLSv1.2" as const] },
            OriginReadTimeout: 30,
            OriginKeepaliveTimeout: 5,
            ...origin.CustomOriginConfig,
          },
        }),
      })),
    },
    DefaultCacheBehavior: DefaultCacheBehavior && completeBehavior(DefaultCacheBehavior),
    ...(CacheBehaviors && {
      CacheBehaviors: { ...CacheBehaviors, Items: CacheBehaviors.Items?.map(completeBehavior) },
    }),
  };
}

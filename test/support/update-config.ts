import {
  type DistributionConfig,
  GetDistributionConfigCommand,
  UpdateDistributionCommand,
  type UpdateDistributionCommandOutput,
} from "@aws-sdk/client-cloudfront";
import type { OpenedMock } from "./interception-modes.ts";

/** Reads the configuration of a distribution and writes it with changes, as callers of UpdateDistribution do. */
export async function updateConfig(
  { client }: OpenedMock,
  Id: string,
  changes: Partial<DistributionConfig>,
): Promise<UpdateDistributionCommandOutput> {
  const { DistributionConfig: config, ETag } = await client.send(new GetDistributionConfigCommand({ Id }));
  const DistributionConfig = { ...config, ...changes } as DistributionConfig;
  return client.send(new UpdateDistributionCommand({ Id, IfMatch: ETag, DistributionConfig }));
}

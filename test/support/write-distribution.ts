import {
  CreateDistributionCommand,
  CreateDistributionWithTagsCommand,
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
        CallerReference: DistributionConfig?.CallerReference,
      },
    }),
  );
}

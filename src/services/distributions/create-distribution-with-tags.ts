import { InvalidTagging$ } from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import type { CloudFront } from "../../sdk/dialects.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import { putTags, requireValidTags } from "../tags/table.ts";
import { toCreated } from "./answers.ts";
import { newDistribution } from "./record.ts";
import {
  requireConsistentQuantities,
  requireNewReference,
  requireRoom,
  requireValidConfig,
} from "./requirements.ts";
import { distributions } from "./table.ts";

export function createDistributionWithTags(
  input: Input<CloudFront, "CreateDistributionWithTags">,
  context: Context,
): Output<CloudFront, "CreateDistributionWithTags"> {
  const { DistributionConfig: config, Tags } = input.DistributionConfigWithTags;
  const tags = Tags.Items ?? [];
  requireValidTags(tags, context.quotas, InvalidTagging$);
  requireConsistentQuantities(config);
  requireNewReference(config.CallerReference, context);
  requireRoom(config, context);
  requireValidConfig(config, context);

  const row = context.store.table(distributions).insert(newDistribution(config, context));
  putTags(context.store, row.record.arn, tags);
  return toCreated(row, context);
}

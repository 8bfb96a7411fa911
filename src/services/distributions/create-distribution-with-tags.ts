import { InvalidTagging$ } from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import type { CloudFront } from "../../sdk/service-api.ts";
import { assertConsistentQuantities } from "../quantities.ts";
import { assertValidTags, putTags } from "../tags/table.ts";
import { createRecord } from "./record.ts";
import { toCreateResponse } from "./responses.ts";
import { distributions } from "./table.ts";
import { assertNewCallerReference, assertValidConfig, assertWithinQuota } from "./validation.ts";

export function createDistributionWithTags(
  input: Input<CloudFront, "CreateDistributionWithTags">,
  context: Context,
): Output<CloudFront, "CreateDistributionWithTags"> {
  const { DistributionConfig: config, Tags } = input.DistributionConfigWithTags;
  const tags = Tags.Items ?? [];
  assertValidTags(tags, context.quotas, InvalidTagging$);
  assertConsistentQuantities(config);
  assertNewCallerReference(config.CallerReference, context);
  assertWithinQuota(config, context);
  assertValidConfig(config, { context });

  const row = context.store.table(distributions).insert(createRecord(config, context));
  putTags(context.store, row.record.arn, tags);
  return toCreateResponse(row, context);
}

import type { Context } from "../../core/context.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import type { CloudFront } from "../../sdk/service-api.ts";
import { assertConsistentQuantities } from "../quantities.ts";
import { createRecord } from "./record.ts";
import { toCreateResponse } from "./responses.ts";
import { distributions } from "./table.ts";
import { assertNewCallerReference, assertValidConfig, assertWithinQuota } from "./validation.ts";

export function createDistribution(
  input: Input<CloudFront, "CreateDistribution">,
  context: Context,
): Output<CloudFront, "CreateDistribution"> {
  const { DistributionConfig: config } = input;
  assertConsistentQuantities(config);
  assertNewCallerReference(config.CallerReference, context);
  assertWithinQuota(config, context);
  assertValidConfig(config, { context });
  return toCreateResponse(context.store.table(distributions).insert(createRecord(config, context)), context);
}

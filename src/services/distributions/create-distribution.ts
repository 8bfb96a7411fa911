import type { Context } from "../../core/context.ts";
import type { CloudFront } from "../../sdk/dialects.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import { toCreated } from "./answers.ts";
import { newDistribution } from "./record.ts";
import {
  requireConsistentQuantities,
  requireNewReference,
  requireRoom,
  requireValidConfig,
} from "./requirements.ts";
import { distributions } from "./table.ts";

export function createDistribution(
  input: Input<CloudFront, "CreateDistribution">,
  context: Context,
): Output<CloudFront, "CreateDistribution"> {
  const { DistributionConfig: config } = input;
  requireConsistentQuantities(config);
  requireNewReference(config.CallerReference, context);
  requireRoom(config, context);
  requireValidConfig(config, context);
  return toCreated(context.store.table(distributions).insert(newDistribution(config, context)), context);
}

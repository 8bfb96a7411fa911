import type { Context } from "../../core/context.ts";
import type { CloudFront } from "../../sdk/dialects.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import { toWritten } from "./answers.ts";
import { updatedDistribution } from "./record.ts";
import { requireConsistentQuantities, requireLegalUpdate, requireValidConfig } from "./requirements.ts";
import { distributions } from "./table.ts";

export function updateDistribution(
  input: Input<CloudFront, "UpdateDistribution">,
  context: Context,
): Output<CloudFront, "UpdateDistribution"> {
  const { DistributionConfig: config, Id, IfMatch } = input;
  const table = context.store.table(distributions);
  requireConsistentQuantities(config);
  const { record } = table.getMatching(Id, IfMatch);
  requireLegalUpdate(config, record);
  requireValidConfig(config, context, Id);
  return toWritten(table.replace(updatedDistribution(record, config, context)), context);
}

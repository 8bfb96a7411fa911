import type { Handler } from "../../core/service.ts";
import type { CloudFront } from "../../sdk/dialects.ts";
import { toCreated } from "./answers.ts";
import { newDistribution } from "./record.ts";
import {
  requireConsistentQuantities,
  requireNewReference,
  requireRoom,
  requireValidConfig,
} from "./requirements.ts";
import { distributions } from "./table.ts";

export const createDistribution: Handler<CloudFront, "CreateDistribution"> = (input, context) => {
  const { DistributionConfig: config } = input;
  requireConsistentQuantities(config);
  requireNewReference(config.CallerReference, context);
  requireRoom(config, context);
  requireValidConfig(config, context);
  return toCreated(context.store.table(distributions).insert(newDistribution(config, context)), context);
};

import type { Context } from "../../core/context.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import type { CloudFront } from "../../sdk/service-api.ts";
import { assertConsistentQuantities } from "../quantities.ts";
import { updateRecord } from "./record.ts";
import { toUpdateResponse } from "./responses.ts";
import { distributions } from "./table.ts";
import { assertLegalUpdate, assertValidConfig } from "./validation.ts";

export function updateDistribution(
  input: Input<CloudFront, "UpdateDistribution">,
  context: Context,
): Output<CloudFront, "UpdateDistribution"> {
  const { DistributionConfig: config, Id, IfMatch } = input;
  const table = context.store.table(distributions);
  assertConsistentQuantities(config);
  const { record } = table.getMatching(Id, IfMatch);
  assertLegalUpdate(config, record);
  assertValidConfig(config, context, Id);
  return toUpdateResponse(table.replace(updateRecord(record, config, context)), context);
}

import type { Context } from "../../core/context.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import type { CloudFront } from "../../sdk/service-api.ts";
import { assertConsistentQuantities } from "../quantities.ts";
import type { Config } from "./config.ts";
import { type DistributionRecord, updateRecord } from "./record.ts";
import { toUpdateResponse } from "./responses.ts";
import { assertSupportedChange } from "./rules/continuous-deployment.ts";
import { assertLegalUpdate } from "./rules/required-on-update.ts";
import { distributions } from "./table.ts";
import { assertValidConfig } from "./validation.ts";

export function updateDistribution(
  input: Input<CloudFront, "UpdateDistribution">,
  context: Context,
): Output<CloudFront, "UpdateDistribution"> {
  const { DistributionConfig: given, Id, IfMatch } = input;
  const table = context.store.table(distributions);
  assertConsistentQuantities(given);
  const { record: current } = table.getMatching(Id, IfMatch);
  assertLegalUpdate(given, current);
  const config = keepDeploymentPolicy(given, current);
  assertSupportedChange(config, current, context);
  assertValidConfig(config, { context, current });
  return toUpdateResponse(table.replace(updateRecord(current, config, context)), context);
}

/** seen: an omitted policy is kept, and only "" removes it (aws-sdk-js-v3 7417, terraform-provider-aws 34511) */
function keepDeploymentPolicy(given: Config, { config }: DistributionRecord): Config {
  const { ContinuousDeploymentPolicyId } = config;
  return given.ContinuousDeploymentPolicyId === undefined && ContinuousDeploymentPolicyId
    ? { ...given, ContinuousDeploymentPolicyId }
    : given;
}

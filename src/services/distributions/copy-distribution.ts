import type { Context } from "../../core/context.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import type { CloudFront } from "../../sdk/service-api.ts";
import { invalidArgument } from "../text-checks.ts";
import type { Config } from "./config.ts";
import { createRecord } from "./record.ts";
import { toCreateResponse } from "./responses.ts";
import { distributions } from "./table.ts";
import { assertNewCallerReference, assertValidConfig, assertWithinQuota } from "./validation.ts";

export function copyDistribution(
  input: Input<CloudFront, "CopyDistribution">,
  context: Context,
): Output<CloudFront, "CopyDistribution"> {
  const { PrimaryDistributionId, CallerReference, Staging, IfMatch, Enabled } = input;
  const table = context.store.table(distributions);
  const primary = table.getMatching(PrimaryDistributionId, IfMatch);
  if (Staging !== true) {
    throw invalidArgument("The parameter Staging must be true: a copy is a staging distribution.");
  }
  assertNewCallerReference(CallerReference, context);
  assertWithinQuota({ Staging }, context);
  const config: Config = {
    ...primary.record.config,
    CallerReference,
    Staging,
    // seen: a staging distribution with aliases is refused (terraform-aws-open-next 75)
    Aliases: { Quantity: 0 },
    // assumed: the policy stays with the primary. The API reference: a copy is enabled by default
    ContinuousDeploymentPolicyId: "",
    Enabled: Enabled ?? true,
  };
  assertValidConfig(config, { context });
  return toCreateResponse(table.insert(createRecord(config, context)), context);
}

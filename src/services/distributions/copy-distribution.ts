import { InvalidArgument$ } from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import type { CloudFront } from "../../sdk/service-api.ts";
import { ServiceError } from "../../sdk/service-error.ts";
import { type Config, createRecord } from "./record.ts";
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
    throw new ServiceError(
      InvalidArgument$,
      "The parameter Staging must be true: a copy is a staging distribution.",
    );
  }
  assertNewCallerReference(CallerReference, context);
  assertWithinQuota({ Staging }, context);
  const config: Config = {
    ...primary.record.config,
    CallerReference,
    Staging,
    // seen: a staging distribution with aliases is refused (terraform-aws-open-next 75)
    Aliases: { Quantity: 0 },
    // assumed: that a primary's policy stays with it, and that a copy which is not told is enabled as its primary is
    ContinuousDeploymentPolicyId: "",
    Enabled: Enabled ?? primary.record.config.Enabled,
  };
  assertValidConfig(config, context);
  return toCreateResponse(table.insert(createRecord(config, context)), context);
}

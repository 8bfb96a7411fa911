import { InvalidArgument$ } from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import type { CloudFront } from "../../sdk/dialects.ts";
import { Fault } from "../../sdk/fault.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import { toCreated } from "./answers.ts";
import { type Config, newDistribution } from "./record.ts";
import { requireNewReference, requireRoom, requireValidConfig } from "./requirements.ts";
import { distributions } from "./table.ts";

export function copyDistribution(
  input: Input<CloudFront, "CopyDistribution">,
  context: Context,
): Output<CloudFront, "CopyDistribution"> {
  const { PrimaryDistributionId, CallerReference, Staging, IfMatch, Enabled } = input;
  const table = context.store.table(distributions);
  const primary = table.getMatching(PrimaryDistributionId, IfMatch);
  if (Staging !== true) {
    throw new Fault(
      InvalidArgument$,
      "The parameter Staging must be true: a copy is a staging distribution.",
    );
  }
  requireNewReference(CallerReference, context);
  requireRoom({ Staging }, context);
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
  requireValidConfig(config, context);
  return toCreated(table.insert(newDistribution(config, context)), context);
}

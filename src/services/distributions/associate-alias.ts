import { IllegalUpdate$, TooManyDistributionCNAMEs$ } from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import type { CloudFront } from "../../sdk/service-api.ts";
import { ServiceError } from "../../sdk/service-error.ts";
import { moveDomain } from "../domain-holders.ts";
import { assertCertificateFor } from "./alias-certificate.ts";
import { getAliases } from "./config.ts";
import type { DistributionRecord } from "./record.ts";
import { distributions } from "./table.ts";

/**
 * Moves an alias to another distribution in one step. An alias that no distribution has is added.
 *
 * assumed: an alias that the target has already is not refused; both distributions are deployed again and their ETags
 * move on
 */
export function associateAlias(
  { TargetDistributionId, Alias }: Input<CloudFront, "AssociateAlias">,
  context: Context,
): Output<CloudFront, "AssociateAlias"> {
  const { record: target } = context.store.table(distributions).get(TargetDistributionId);
  const alias = Alias.toLowerCase();
  assertStandard(target);
  assertCertificateFor(alias, target);
  if (getAliases(target.config).includes(alias)) {
    return {};
  }
  if (getAliases(target.config).length >= context.quotas.aliases) {
    // The API model's message: the service's was never seen in public.
    throw new ServiceError(
      TooManyDistributionCNAMEs$,
      "Your request contains more CNAMEs than are allowed per distribution.",
    );
  }
  moveDomain(Alias, "distribution", TargetDistributionId, context);
  return {};
}

/** The AWS developer guide: only standard distributions take part. assumed: the code and the message */
function assertStandard({ id, config: { Staging, ConnectionMode } }: DistributionRecord): void {
  if (Staging || ConnectionMode === "tenant-only") {
    throw new ServiceError(
      IllegalUpdate$,
      `The distribution ${id} cannot have aliases: it is a ${Staging ? "staging" : "multi-tenant"} distribution.`,
    );
  }
}

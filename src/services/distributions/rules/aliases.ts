import { TooManyDistributionCNAMEs$ } from "@aws-sdk/client-cloudfront";
import { ServiceError } from "../../../sdk/service-error.ts";
import { assertUnclaimedDomains } from "../../domain-holders.ts";
import { assertDomainNames } from "../../domain-names.ts";
import { invalidArgument } from "../../text-checks.ts";
import { type Config, getAliases } from "../config.ts";
import type { ConfigWrite } from "./write.ts";

/** Checks the alternate domain names of a distribution. */
export function assertValidAliases(config: Config, write: ConfigWrite): void {
  const aliases = getAliases(config);
  if (aliases.length > 0 && config.Staging) {
    // seen: they are rejected (terraform-aws-open-next 75). assumed: the code; the message is ours
    throw invalidArgument(
      `A staging distribution cannot have Aliases; it has ${aliases.length}. Viewers use those of its primary.`,
    );
  }
  if (aliases.length > write.context.quotas.aliases) {
    // The message of the API model: the service's own was never seen in public
    throw new ServiceError(
      TooManyDistributionCNAMEs$,
      "Your request contains more CNAMEs than are allowed per distribution.",
    );
  }
  assertDomainNames(aliases);
  assertUnclaimedDomains(aliases, write.current?.id, write.context.store);
}

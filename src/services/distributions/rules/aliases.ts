import { CNAMEAlreadyExists$, TooManyDistributionCNAMEs$ } from "@aws-sdk/client-cloudfront";
import { ServiceError } from "../../../sdk/service-error.ts";
import { invalidArgument } from "../../text-checks.ts";
import { type Config, getAliases } from "../config.ts";
import { distributions, indexKeys } from "../table.ts";
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
  assertUnclaimed(aliases, write);
}

/** AWS developer guide: an alias may replace its first label by `*`, and no part of a label. */
const domainName = /^(?:\*\.)?(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z0-9-]{2,63}$/;

/** seen: the message, for an alias without a dot (Stout 40; ansible 31284) */
function assertDomainNames(aliases: readonly string[]): void {
  const invalid = aliases.find((alias) => alias.length > 253 || !domainName.test(alias));
  if (invalid !== undefined) {
    throw invalidArgument(
      "The parameter CNAME contains one or more parameters that are not valid.",
      `'${invalid}' is not a domain name such as www.example.com or *.example.com.`,
    );
  }
}

function assertUnclaimed(aliases: readonly string[], { context: { store }, current }: ConfigWrite): void {
  for (const alias of aliases) {
    const owners = [...store.table(distributions).rows(indexKeys.byAlias(alias))];
    if (owners.some(({ record }) => record.id !== current?.id)) {
      // seen: the message (s3-website 25, unified-makerspace 172)
      throw new ServiceError(
        CNAMEAlreadyExists$,
        "One or more of the CNAMEs you provided are already associated with a different resource.",
      );
    }
  }
}

import type { Context } from "../../core/context.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import type { CloudFront } from "../../sdk/service-api.ts";
import { findConflicts } from "../domain-holders.ts";
import { toPlainList } from "../lists.ts";
import { assertCertificateFor } from "./alias-certificate.ts";
import { distributions } from "./table.ts";

/**
 * Lists the aliases of other distributions that are the same as an alias, or overlap by a wildcard.
 *
 * Source: AWS developer guide, "Move an alternate domain name": ids and accounts are shown in part, with 7 and 6
 * asterisks.
 */
export function listConflictingAliases(
  input: Input<CloudFront, "ListConflictingAliases">,
  context: Context,
): Output<CloudFront, "ListConflictingAliases"> {
  const { record } = context.store.table(distributions).get(input.DistributionId);
  const alias = input.Alias.toLowerCase();
  assertCertificateFor(alias, record);
  const owners = findConflicts(alias, input.DistributionId, context.store, ["distribution"]);
  return {
    ConflictingAliasesList: toPlainList(owners, input, ({ record: owner }) => ({
      Alias: owner.domain,
      DistributionId: hideStart(owner.id, 7),
      AccountId: hideStart(context.accountId, 6),
    })),
  };
}

function hideStart(text: string, count: number): string {
  return "*".repeat(count) + text.slice(count);
}

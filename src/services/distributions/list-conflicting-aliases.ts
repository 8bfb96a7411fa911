import type { Context } from "../../core/context.ts";
import { RowList } from "../../core/row-list.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import type { CloudFront } from "../../sdk/service-api.ts";
import { toPlainList } from "../lists.ts";
import { assertCertificateFor } from "./alias-certificate.ts";
import { getAliases } from "./config.ts";
import type { DistributionRecord } from "./record.ts";
import { distributions, indexKeys } from "./table.ts";

/** One alias of a distribution. */
interface AliasOwner {
  readonly alias: string;
  readonly id: string;
}

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
  const owners = findConflicts(alias, input.DistributionId, context);
  return {
    ConflictingAliasesList: toPlainList(owners, input, ({ record: owner }) => ({
      Alias: owner.alias,
      DistributionId: hideStart(owner.id, 7),
      AccountId: hideStart(context.accountId, 6),
    })),
  };
}

/** An upper bound of the aliases of one distribution, so that each alias of each distribution has its own number. */
const maxAliases = 1000;

function findConflicts(alias: string, ownId: string, { store }: Context): RowList<AliasOwner> {
  const table = store.table(distributions);
  // A wildcard overlaps with any number of names. A name overlaps with itself and the wildcards above it.
  const rows = alias.startsWith("*.")
    ? [...table.rows()]
    : [alias, ...getWildcardsAbove(alias)].flatMap((name) => [...table.rows(indexKeys.byAlias(name))]);
  const owners = new RowList<AliasOwner>();
  for (const row of rows.filter(({ record }) => record.id !== ownId)) {
    for (const [index, found] of getAliases(row.record.config).entries()) {
      if (overlaps(alias, found)) {
        const record = { alias: getGivenAlias(row.record, index), id: row.record.id };
        owners.add({ ...row, record, sequence: row.sequence * maxAliases + index });
      }
    }
  }
  return owners;
}

/** Returns an alias in the case in which it was given. */
function getGivenAlias({ config }: DistributionRecord, index: number): string {
  return config.Aliases?.Items?.[index] ?? "";
}

/** Returns `*.example.com` and `*.com` for `www.example.com`. */
function getWildcardsAbove(name: string): readonly string[] {
  const labels = name.split(".");
  return labels.slice(1).map((_, i) => `*.${labels.slice(i + 1).join(".")}`);
}

function overlaps(a: string, b: string): boolean {
  return a === b || covers(a, b) || covers(b, a);
}

function covers(wildcard: string, name: string): boolean {
  return wildcard.startsWith("*.") && name.endsWith(wildcard.slice(1));
}

function hideStart(text: string, count: number): string {
  return "*".repeat(count) + text.slice(count);
}

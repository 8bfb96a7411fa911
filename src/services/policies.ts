import type { Context } from "../core/context.ts";
import type { PageRequest } from "../core/page.ts";
import type { Row, RowList } from "../core/row-list.ts";
import type { ServiceError } from "../sdk/service-error.ts";
import type {
  ConfigurationRecord,
  ConfigurationResource,
  ConfigurationTable,
} from "./configuration-resource.ts";
import {
  countDistributionsReferringTo,
  type ReferenceKind,
  redeployDistributionsReferringTo,
} from "./distributions/table.ts";
import { type Pageable, type PlainList, toPlainList } from "./lists.ts";
import { assertConsistentQuantities } from "./quantities.ts";
import { assertMaxLength, assertName } from "./text-checks.ts";

/** The members that the configurations of all policies have. */
interface PolicyConfig {
  readonly Name: string;
  readonly Comment?: string | undefined;
}

/** How a kind of policy differs from the other two. */
interface PolicyDifferences<Member extends string, Config, Resource>
  extends Omit<
    ConfigurationResource<Member, Config, Resource>,
    "createId" | "fillDefaults" | "assertValid" | "onUpdate" | "assertUnused" | "assertLegalUpdate"
  > {
  /** The member of a cache behavior that names a policy of this kind. */
  readonly reference: ReferenceKind;
  /** Returns the configuration with the values that the service fills in, besides `Comment`. */
  readonly fillPolicyDefaults: (config: Config) => Config;
  /** Throws if the service refuses the settings. Quantities, name and comment are checked before. */
  readonly assertValidSettings: (config: Config, context: Context) => void;
  /** Returns the error for the deletion of a policy that cache behaviors name. */
  readonly inUse: (advice: string) => ServiceError;
}

/** Defines a kind of policy. Policies of all kinds share ids, names, comments and their effects on distributions. */
export function definePolicy<Member extends string, Config extends PolicyConfig, Resource>(
  policy: PolicyDifferences<Member, Config, Resource>,
): ConfigurationResource<Member, Config, Resource> {
  const { member, table, path, toResource, quota, quotaExceeded, reference } = policy;
  return {
    member,
    table,
    path,
    toResource,
    quota,
    quotaExceeded,
    createId: ({ random }) => random.uuid(),
    // assumed: an omitted Comment comes back as an empty string, as outputs of policies made in the console show
    fillDefaults: (config) => policy.fillPolicyDefaults({ ...config, Comment: config.Comment ?? "" }),
    assertValid: (config, context) => {
      assertConsistentQuantities(config);
      // assumed: the characters of a name, which CDK checks for cache policies
      assertName(config.Name);
      assertMaxLength("Comment", config.Comment, 128);
      policy.assertValidSettings(config, context);
    },
    onUpdate: (id, context) => redeployDistributionsReferringTo(context, reference, id),
    assertUnused: (id, context) => {
      const count = countDistributionsReferringTo(context, reference, id);
      if (count > 0) {
        throw policy.inUse(
          `${count} of the distributions have ${reference} "${id}": update or delete them first.`,
        );
      }
    },
  };
}

/** The members of a list request for policies. */
interface PolicyListRequest extends PageRequest {
  readonly Type?: "managed" | "custom" | undefined;
}

/**
 * Returns a page of the policies of a kind: the managed ones, the account's own, or both.
 *
 * assumed: without Type, managed policies come first
 */
export function listPolicies<Config, Item>(
  table: ConfigurationTable<Config>,
  request: PolicyListRequest,
  { store }: Context,
  toItem: (row: Row<ConfigurationRecord<Config>>, type: "managed" | "custom") => Item,
): PlainList<Item> {
  const custom = store.table(table).rows();
  const managed = table.managed?.rows ?? custom;
  const rows = { managed, custom, all: concatenate(managed, custom) }[request.Type ?? "all"];
  return toPlainList(rows, request, (row) =>
    toItem(row, table.managed?.find(row.record.id) ? "managed" : "custom"),
  );
}

/** Returns both lists as one. Reads only the rows of the requested page. */
function concatenate<R>(first: RowList<R>, second: RowList<R>): Pageable<R> {
  const offset = first.after(0, first.size).at(-1)?.sequence ?? 0;
  return {
    after: (sequence, limit) => {
      const head = first.after(sequence, limit);
      const tail = second.after(Math.max(0, sequence - offset), limit - head.length);
      return [...head, ...tail.map((row) => ({ ...row, sequence: row.sequence + offset }))];
    },
  };
}

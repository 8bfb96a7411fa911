import { IllegalDelete$, IllegalUpdate$ } from "@aws-sdk/client-cloudfront";
import { getEtag } from "../core/etags.ts";
import { type Row, RowList } from "../core/row-list.ts";
import { ServiceError } from "../sdk/service-error.ts";
import type { ConfigurationRecord, ManagedResources } from "./configuration-resource.ts";

/** A policy that AWS manages: its id in every account and its configuration. */
export interface ManagedPolicy<Config> {
  readonly id: string;
  readonly config: Config;
}

/** assumed: one time for all managed policies. No output with the real one was published. */
const creation = new Date(0);

const advice =
  "AWS manages this policy and no account can change it. Create a policy with the same settings.";

/** Returns the managed policies of a kind. `uniqueKeysOf` is that of the kind's table. */
export function createManagedPolicies<Config extends { readonly Name: string }>(
  policies: readonly ManagedPolicy<Config>[],
  uniqueKeysOf: (config: Config) => readonly string[],
): ManagedResources<Config> {
  const rows = new RowList<ConfigurationRecord<Config>>();
  const byId = new Map<string, Row<ConfigurationRecord<Config>>>();
  const keys = new Set(policies.flatMap(({ config }) => uniqueKeysOf(config)));
  for (const [index, { id, config }] of policies.entries()) {
    const record = { id, config, createdTime: creation, lastModifiedTime: creation };
    // seen: the ETag of managed policies is that of the first version (outputs that users published)
    const row = { record, version: 0, etag: getEtag(0), sequence: index + 1 };
    rows.add(row);
    byId.set(id, row);
  }
  return {
    rows,
    find: (id) => byId.get(id),
    // assumed: the name of a managed policy is taken
    hasKey: (wanted) => wanted.some((key) => keys.has(key)),
    // The API model declares both codes for this case. The service's messages were never seen in public.
    illegalUpdate: (id) => new ServiceError(IllegalUpdate$, `The policy ${id} is managed by AWS.`, advice),
    illegalDelete: (id) => new ServiceError(IllegalDelete$, `The policy ${id} is managed by AWS.`, advice),
  };
}

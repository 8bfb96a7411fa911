import type { ActiveTrustedKeyGroups } from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import { keyGroups } from "../key-groups/table.ts";
import type { Config } from "./config.ts";
import { getReferences } from "./references.ts";

/**
 * Returns the key groups that any cache behavior trusts, each with its public keys. A group that does not exist, which
 * seeds and `references: "any"` allow, has no keys.
 */
export function toActiveKeyGroups(config: Config, { store }: Context): ActiveTrustedKeyGroups {
  const ids = getReferences("KeyGroupId", config);
  if (ids.length === 0) {
    return { Enabled: false, Quantity: 0 };
  }
  const Items = ids.map((KeyGroupId) => {
    const keys = store.table(keyGroups).find(KeyGroupId)?.record.config.Items ?? [];
    const KeyPairIds = { Quantity: keys.length, ...(keys.length > 0 && { Items: keys }) };
    return { KeyGroupId, KeyPairIds };
  });
  return { Enabled: true, Quantity: Items.length, Items };
}

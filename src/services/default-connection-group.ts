import type { Environment } from "../core/context.ts";
import { assertRoom } from "./configuration-resource.ts";
import { connectionGroup, createConfig } from "./connection-groups/resource.ts";
import { type Config, connectionGroups, indexKeys } from "./connection-groups/table.ts";
import { addEntity, type EntityRecord } from "./entities.ts";

/**
 * Returns the connection group of tenants that name none, which is created for the first such tenant.
 *
 * seen: its name and IsDefault (the CLI's example of list-connection-groups)
 * assumed: it counts toward the quota
 */
export function getDefaultGroup(environment: Environment): EntityRecord<Config> {
  const [existing] = environment.store.table(connectionGroups).rows(indexKeys.ofDefault);
  if (existing) {
    return existing.record;
  }
  assertRoom(connectionGroup, environment);
  const id = connectionGroup.createId(environment);
  const config = createConfig({ Name: `CreatedByCloudFront-${id}`, IsDefault: true });
  return addEntity(connectionGroup, config, undefined, environment, id).record;
}

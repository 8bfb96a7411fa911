import type { Environment } from "../../core/context.ts";
import { type SeededEntity, seedEntity } from "../seed-configuration.ts";
import { assertSeedMembers } from "../seed-validation.ts";
import { connectionGroup, createConfig } from "./resource.ts";
import { connectionGroups } from "./table.ts";

/** A deployed connection group that exists without a call. */
export interface ConnectionGroupSeed {
  /** The id, for tests that name one. @defaultValue a drawn id */
  readonly id?: string | undefined;
  /** @defaultValue the id */
  readonly name?: string | undefined;
  /** @defaultValue `true` */
  readonly enabled?: boolean | undefined;
}

/** The identifiers of a seeded connection group. */
export interface SeededConnectionGroup extends SeededEntity {
  /** The host name to which the domains of distribution tenants point. */
  readonly routingEndpoint: string;
}

/**
 * Creates a connection group past quotas.
 *
 * @throws MockCloudFrontError `INVALID_SEED` for an unknown member, and for an id or a name that is taken
 */
export function seedConnectionGroup(
  environment: Environment,
  seed: ConnectionGroupSeed = {},
): SeededConnectionGroup {
  assertSeedMembers("connectionGroup", seed, ["id", "name", "enabled"]);
  const { id, name, enabled: Enabled } = seed;
  const seeded = seedEntity(
    connectionGroup,
    (Name) => createConfig({ Name, Enabled }),
    { id, name },
    environment,
  );
  const { record } = environment.store.table(connectionGroups).get(seeded.id);
  return { ...seeded, routingEndpoint: record.config.RoutingEndpoint };
}

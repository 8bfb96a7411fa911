import {
  type ConnectionGroup,
  type ConnectionGroupSummary,
  EntityLimitExceeded$,
  ResourceInUse$,
} from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import type { Row } from "../../core/row-list.ts";
import { ServiceError } from "../../sdk/service-error.ts";
import { anycastIpLists } from "../anycast-ip-lists/table.ts";
import { distributionTenants, indexKeys as tenantKeys } from "../distribution-tenants/table.ts";
import { createDomainName } from "../domain-names.ts";
import { createInUseError, defineEntity, type EntityRecord, isEntity, toEntitySummary } from "../entities.ts";
import { areReferencesChecked, referenceAdvice } from "../reference-mode.ts";
import { createSortableId } from "../sortable-id.ts";
import { invalidArgument } from "../text-checks.ts";
import { type Config, connectionGroups, indexKeys } from "./table.ts";

type Group = EntityRecord<Config>;

export const connectionGroup = defineEntity<"ConnectionGroup", Config, ConnectionGroup>({
  member: "ConnectionGroup",
  table: connectionGroups,
  path: "connection-group",
  id: (environment) => createSortableId("cg", environment),
  arnType: "connection-group",
  pendingStatus: "InProgress",
  reference: assertNoTenant,
  toResource: (record) => ({ ...toCommonMembers(record), Ipv6Enabled: record.config.Ipv6Enabled }),
  fillDefaults: (config, environment) => ({
    ...config,
    RoutingEndpoint: config.RoutingEndpoint || createDomainName(environment),
  }),
  quota: "connectionGroups",
  assertValid: (config, context) => {
    assertValidName(config);
    assertAnycastIpList(config, context);
  },
  assertLegalUpdate: (config, current, context) => {
    if (current.config.Enabled && !config.Enabled) {
      assertNoEnabledTenant(current.id, context);
    }
  },
});

/** The settings of a request, which may omit all but the name. */
type Settings = Pick<Config, "Name"> & { readonly [M in keyof Config]?: Config[M] | undefined };

/**
 * Returns the configuration of a new group.
 *
 * The API reference: IPv6 is enabled by default. assumed: so is the group
 */
export function createConfig({ Name, AnycastIpListId, ...settings }: Settings): Config {
  const { Enabled = true, Ipv6Enabled = true, IsDefault = false } = settings;
  return {
    Name,
    ...(AnycastIpListId && { AnycastIpListId }),
    Enabled,
    Ipv6Enabled,
    IsDefault,
    RoutingEndpoint: "",
  };
}

/** Returns the summary of a group in a list. seen: without Ipv6Enabled (the CLI's example) */
export function toSummary({ record, etag }: Row<Group>): ConnectionGroupSummary {
  return { ...toCommonMembers(record), ETag: etag };
}

function toCommonMembers(record: Group) {
  const { Enabled, RoutingEndpoint, AnycastIpListId, IsDefault } = record.config;
  return {
    ...toEntitySummary(record),
    RoutingEndpoint,
    ...(AnycastIpListId && { AnycastIpListId }),
    Enabled,
    IsDefault,
  };
}

const groupName = /^[a-zA-Z0-9][a-zA-Z0-9-.]{1,126}[a-zA-Z0-9]$/;

/** assumed: names have the form that the API model gives for distribution tenants, and the code and the message */
function assertValidName({ Name, RoutingEndpoint }: Config): void {
  // A group with an endpoint exists, and its name does not change.
  if (RoutingEndpoint === "" && !groupName.test(Name)) {
    throw invalidArgument(
      `The parameter Name is invalid: '${Name}'.`,
      "A name has 3 to 128 letters, digits, hyphens and periods, and begins and ends with a letter or digit.",
    );
  }
}

/** Throws if an Anycast IP list does not exist, and references are checked. */
export function assertKnownList(id: string, context: Context): void {
  if (areReferencesChecked("anycast-ip-lists", context) && !isEntity(anycastIpLists, id, context.store)) {
    const { schema, message } = anycastIpLists.absent(id);
    const creation = "CreateAnycastIpList or seed.anycastIpList";
    throw new ServiceError(schema, message, `AnycastIpListId is "${id}". ${referenceAdvice(creation)}`);
  }
}

/** AWS developer guide, "Quotas": 5 connection groups per list. assumed: the code for one too many */
function assertAnycastIpList({ AnycastIpListId: id, Name }: Config, context: Context): void {
  if (!id || !areReferencesChecked("anycast-ip-lists", context)) {
    return;
  }
  const { store, quotas } = context;
  assertKnownList(id, context);
  const users = [...store.table(connectionGroups).rows(indexKeys.byAnycastIpList(id))];
  if (
    users.filter(({ record }) => record.config.Name !== Name).length >=
    quotas.connectionGroupsPerAnycastIpList
  ) {
    // The API model's message: the service's was never seen in public.
    throw new ServiceError(
      EntityLimitExceeded$,
      "The entity limit has been exceeded.",
      `${users.length} connection groups have the list "${id}" already.`,
    );
  }
}

function assertNoTenant(id: string, { store }: Context): void {
  const count = store.table(distributionTenants).rows(tenantKeys.byConnectionGroup(id)).size;
  if (count > 0) {
    throw createInUseError(
      `${count} of the distribution tenants are in the connection group "${id}": move or delete them first.`,
    );
  }
}

/** assumed: that ResourceInUse, which the operation declares, stands for this. The message is the API model's. */
function assertNoEnabledTenant(id: string, { store }: Context): void {
  const tenants = [...store.table(distributionTenants).rows(tenantKeys.byConnectionGroup(id))];
  const enabled = tenants.find(({ record }) => record.config.Enabled);
  if (enabled) {
    throw new ServiceError(
      ResourceInUse$,
      "Cannot delete this resource because it is in use.",
      `The distribution tenant ${enabled.record.id} of the connection group ${id} is enabled: disable the tenants first.`,
    );
  }
}

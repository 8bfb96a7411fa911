import type { Store } from "../../core/store.ts";
import { defineEntityTable } from "../entities.ts";

/** The settings of a connection group, with the endpoint that CloudFront assigns to it. */
export interface Config {
  readonly Name: string;
  readonly Enabled: boolean;
  readonly Ipv6Enabled: boolean;
  readonly AnycastIpListId?: string | undefined;
  /** The host name to which the domains of distribution tenants point. */
  readonly RoutingEndpoint: string;
  /** True for the group that CloudFront creates for tenants without a group. */
  readonly IsDefault: boolean;
}

/** The secondary indexes of connection groups. */
export const indexKeys = {
  byRoutingEndpoint: (endpoint: string): string => `endpoint ${endpoint.toLowerCase()}`,
  byAnycastIpList: (id: string): string => `Anycast IP list ${id}`,
  ofDefault: "default",
} as const;

export const connectionGroups = defineEntityTable<Config>({
  name: "connectionGroups",
  title: "connection group",
  finalStatusOf: () => "Deployed",
  // seen: a Deployed group has the first ETag (the CLI's example of list-connection-groups)
  movesEtag: false,
  indexKeysOf: ({ RoutingEndpoint, AnycastIpListId, IsDefault }) => [
    indexKeys.byRoutingEndpoint(RoutingEndpoint),
    ...(AnycastIpListId ? [indexKeys.byAnycastIpList(AnycastIpListId)] : []),
    ...(IsDefault ? [indexKeys.ofDefault] : []),
  ],
});

/** Returns the routing endpoint of a group that exists. An empty id stands for the default group. */
export function findRoutingEndpoint(id: string, store: Store): string | undefined {
  const table = store.table(connectionGroups);
  const [defaultGroup] = table.rows(indexKeys.ofDefault);
  return (id === "" ? defaultGroup : table.find(id))?.record.config.RoutingEndpoint;
}

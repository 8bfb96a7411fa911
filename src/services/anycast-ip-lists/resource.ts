import { isIP } from "node:net";
import type { AnycastIpList, AnycastIpListSummary } from "@aws-sdk/client-cloudfront";
import type { Context, Environment } from "../../core/context.ts";
import type { Row } from "../../core/row-list.ts";
import { connectionGroups, indexKeys as groupKeys } from "../connection-groups/table.ts";
import { countDistributionsReferringTo } from "../distributions/table.ts";
import { createInUseError, defineEntity, type EntityRecord } from "../entities.ts";
import { invalidArgument } from "../text-checks.ts";
import { allocateAddresses } from "./addresses.ts";
import { anycastIpLists, type Config } from "./table.ts";

export const anycastIpList = defineEntity<"AnycastIpList", Config, AnycastIpList>({
  member: "AnycastIpList",
  table: anycastIpLists,
  path: "anycast-ip-list",
  // seen: 20 to 22 characters after the prefix
  id: { prefix: "aip_", length: 22 },
  arnType: "anycast-ip-list",
  pendingStatus: "Deploying",
  reference: assertUnused,
  // assumed: a list has its addresses from the start
  toResource: (record) => ({ ...toCommonMembers(record), AnycastIps: [...record.config.AnycastIps] }),
  fillDefaults: (config, environment) => ({
    ...config,
    AnycastIps: allocateAddresses(
      config.IpAddressType,
      config.IpCount,
      config.AnycastIps,
      getTakenAddresses(environment),
    ),
  }),
  quota: "anycastIpLists",
  assertValid,
});

/** The API reference: 3 or 21 addresses, and blocks in CIDR notation. assumed: the code and the messages */
function assertValid({ IpCount, IpamCidrConfigs }: Config): void {
  if (IpCount !== 3 && IpCount !== 21) {
    throw invalidArgument(`The parameter IpCount is ${IpCount}; it must be 3 or 21.`);
  }
  const malformed = IpamCidrConfigs.find(({ Cidr }) => !isCidr(Cidr));
  if (malformed) {
    throw invalidArgument(
      `The parameter Cidr is invalid: '${malformed.Cidr}'.`,
      "Give a block such as 192.0.2.0/24 or 2001:db8::/48.",
    );
  }
}

function isCidr(text: string): boolean {
  const [address = "", prefix = "", ...rest] = text.split("/");
  const bits = { 0: -1, 4: 32, 6: 128 }[isIP(address) as 0 | 4 | 6];
  return rest.length === 0 && /^\d{1,3}$/.test(prefix) && Number(prefix) <= bits;
}

function getTakenAddresses({ store }: Environment): ReadonlySet<string> {
  return new Set([...store.table(anycastIpLists).rows()].flatMap(({ record }) => record.config.AnycastIps));
}

export function toSummary({ record, etag }: Row<EntityRecord<Config>>): AnycastIpListSummary {
  return { ...toCommonMembers(record), ETag: etag };
}

function toCommonMembers({ id, arn, status, config, lastModifiedTime }: EntityRecord<Config>) {
  const { Name, IpCount, IpAddressType, IpamCidrConfigs } = config;
  return {
    Id: id,
    Name,
    Status: status,
    Arn: arn,
    IpCount,
    IpAddressType,
    LastModifiedTime: lastModifiedTime,
    // assumed: the service returns the CIDR blocks as they were sent
    ...(IpamCidrConfigs.length > 0 && {
      IpamConfig: { Quantity: IpamCidrConfigs.length, IpamCidrConfigs: [...IpamCidrConfigs] },
    }),
  };
}

function assertUnused(id: string, context: Context): void {
  const distributions = countDistributionsReferringTo(context, "AnycastIpListId", id);
  const groups = context.store.table(connectionGroups).rows(groupKeys.byAnycastIpList(id)).size;
  if (distributions + groups > 0) {
    throw createInUseError(
      `${distributions} of the distributions and ${groups} of the connection groups have AnycastIpListId "${id}": ` +
        "update or delete them first.",
    );
  }
}

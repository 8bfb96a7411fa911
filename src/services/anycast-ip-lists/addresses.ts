import type { IpAddressType } from "@aws-sdk/client-cloudfront";

/** The networks for documentation of RFC 5737. No host has their addresses. */
const ipv4Networks = ["192.0.2", "198.51.100", "203.0.113"];
const hostsPerNetwork = 254;
const ipv4Capacity = ipv4Networks.length * hostsPerNetwork;

function toIpv4(n: number): string {
  const index = n % ipv4Capacity;
  return `${ipv4Networks[Math.floor(index / hostsPerNetwork)]}.${(index % hostsPerNetwork) + 1}`;
}

/** Returns an address of the network for documentation of RFC 3849. */
function toIpv6(n: number): string {
  return `2001:db8::${(n + 1).toString(16)}`;
}

/**
 * Returns the addresses of a list: `count` of IPv4, of IPv6 or of each. Keeps the addresses that the list has.
 *
 * assumed: a dualstack list has `count` addresses of each family
 *
 * @param taken the addresses of the other lists, which are avoided while there are others
 */
export function allocateAddresses(
  type: IpAddressType,
  count: number,
  current: readonly string[],
  taken: ReadonlySet<string>,
): readonly string[] {
  const families = [
    { isUsed: type !== "ipv6", toAddress: toIpv4, capacity: ipv4Capacity },
    { isUsed: type !== "ipv4", toAddress: toIpv6, capacity: Infinity },
  ];
  return families
    .filter(({ isUsed }) => isUsed)
    .flatMap(({ toAddress, capacity }) => {
      const isIpv6 = capacity === Infinity;
      const kept = current.filter((address) => address.includes(":") === isIpv6);
      return kept.length > 0 ? kept : findFree(toAddress, count, capacity, taken);
    });
}

function findFree(
  toAddress: (n: number) => string,
  count: number,
  capacity: number,
  taken: ReadonlySet<string>,
): readonly string[] {
  const found: string[] = [];
  for (let n = 0; found.length < count; n++) {
    const address = toAddress(n);
    if (n >= capacity || !taken.has(address)) {
      found.push(address);
    }
  }
  return found;
}

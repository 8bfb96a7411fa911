import { BlockList, isIPv4 } from "node:net";

/**
 * Returns true if an address is in an IPv4 range in CIDR form (`192.0.2.0/24`), or equals a single address.
 *
 * AWS developer guide, "Create a signed URL using a custom policy": addresses of IPv6 are not supported.
 * assumed: no IPv6 viewer is in a range (F 3.12)
 */
export function isInRange(address: string, range: string): boolean {
  const match = /^([\d.]+)(?:\/(\d{1,2}))?$/.exec(range);
  const [, network = "", bits = "32"] = match ?? [];
  if (!isIPv4(address) || !isIPv4(network) || Number(bits) > 32) {
    return false;
  }
  const list = new BlockList();
  list.addSubnet(network, Number(bits), "ipv4");
  return list.check(address, "ipv4");
}

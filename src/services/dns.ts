import type { DnsConfigurationStatus } from "@aws-sdk/client-cloudfront";
import type { Environment } from "../core/context.ts";

/** The result of a DNS lookup, as VerifyDnsConfiguration reports it. */
export interface DnsResult {
  readonly status: DnsConfigurationStatus;
  /** Why the status is not `valid-configuration`. */
  readonly reason?: string;
}

/**
 * Looks up the host name at which a domain points, and compares it with a routing endpoint. Without the option `dns`,
 * every domain points at its routing endpoint.
 *
 * The API reference has the meanings of the statuses. assumed: the reasons
 */
export function lookUpDomain(domain: string, endpoint: string | undefined, { dns }: Environment): DnsResult {
  if (!dns) {
    return { status: "valid-configuration" };
  }
  let target: string | undefined;
  try {
    target = dns(domain);
  } catch (error) {
    return {
      status: "unknown-configuration",
      reason: `The DNS lookup of ${domain} failed: ${(error as Error).message}.`,
    };
  }
  if (target === undefined) {
    return { status: "invalid-configuration", reason: `There is no DNS record for ${domain}.` };
  }
  if (toHostName(target) !== endpoint) {
    const expected = endpoint === undefined ? "no connection group has that endpoint" : `not at ${endpoint}`;
    return { status: "invalid-configuration", reason: `${domain} points at ${target}, ${expected}.` };
  }
  return { status: "valid-configuration" };
}

/** Host names are case-insensitive. A zone file ends them with a period. */
function toHostName(name: string): string {
  return name.toLowerCase().replace(/\.$/, "");
}

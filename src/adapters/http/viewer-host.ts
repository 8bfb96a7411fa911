import { isAllowedHost, parseHostname } from "./host-check.ts";
import type { RequestHead } from "./request-head.ts";

/** Tells the host names of distributions from other names. */
export interface DistributionNames {
  /** Returns the domain name of a distribution by its id, in any case. */
  findDomainName(id: string): string | undefined;
  /** Returns true if a host name is a domain name or alias of a distribution. */
  hasHost(name: string): boolean;
}

/** Names the distribution for clients that cannot set `Host`, such as `fetch`. Pages of other origins need a preflight. */
export const hostHeader = "x-mock-cloudfront-host";

/** The longest domain name. No distribution has a longer one, and looking a name up takes time for each label. */
const maxNameLength = 253;

const localSuffix = ".cloudfront.localhost";

/**
 * Returns the host name that a viewer's request asks for, and undefined for a request to the API. Machines that no
 * distribution is named after are the API's, so the check against DNS rebinding stays as strict as without viewers.
 */
export function findViewerHost(
  { hosts, authority, headers }: RequestHead,
  names: DistributionNames,
  allowedHosts: readonly string[],
): string | undefined {
  const [header] = hosts;
  const name = parseHostname(header);
  const isAmbiguous = hosts.length !== 1 || (authority !== undefined && authority !== header);
  if (name === undefined || name.length > maxNameLength || isAmbiguous) {
    return undefined;
  }
  if (name.endsWith(localSuffix)) {
    return names.findDomainName(name.slice(0, -localSuffix.length)) ?? getLocalName(name, names) ?? name;
  }
  const chosen = headers[hostHeader];
  if (chosen !== undefined && isAllowedHost(header, allowedHosts)) {
    // A value that is no host name, such as a URL, is the name of no distribution, which the visit's notes say.
    return chosen.length > maxNameLength ? undefined : (parseHostname(chosen) ?? chosen);
  }
  return isReserved(name, allowedHosts) ? undefined : getLocalName(name, names);
}

/** Returns true for names that are always the API's, also if an alias says otherwise. */
function isReserved(name: string, allowedHosts: readonly string[]): boolean {
  return (
    /^(?:\d{12}\.)?localhost$/.test(name) ||
    /^[\d.]+$/.test(name) ||
    name.includes(":") ||
    allowedHosts.some((allowed) => allowed.toLowerCase() === name)
  );
}

/** Returns the name of a distribution, which may be followed by `.localhost`. */
function getLocalName(name: string, names: DistributionNames): string | undefined {
  const candidates = [name, name.replace(/\.localhost$/, "")];
  return candidates.find((candidate) => names.hasHost(candidate));
}

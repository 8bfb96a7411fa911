import { EndpointError } from "./error-response.ts";
import { isAllowedHost, isAllowedOrigin } from "./host-check.ts";
import type { RequestHead } from "./request-head.ts";

/** The relations between a page and the server in which a browser may send a request. `none` is the address bar. */
const allowedSites: ReadonlySet<string> = new Set(["same-origin", "same-site", "none"]);

/**
 * Throws an error for a request that was not meant for this machine, or that a foreign web page sent. Runs before any
 * other work, because the check is what makes the server safe to run next to a browser.
 */
export function assertLocalRequest(head: RequestHead, allowedHosts: readonly string[]): void {
  const { hosts, authority, headers, requiresHost } = head;
  if (hosts.length > 1 || (hosts.length === 0 && requiresHost)) {
    throw new EndpointError(
      400,
      "BadRequest",
      `The request has ${hosts.length} Host headers. HTTP/1.1 requires exactly one.`,
    );
  }
  const [host] = hosts;
  const names = authority === undefined ? [host] : [host, authority];
  const foreign = names.find((name) => !isAllowedHost(name, allowedHosts));
  if (names.some((name) => !isAllowedHost(name, allowedHosts))) {
    throw createAccessDeniedError(
      `with the Host ${JSON.stringify(foreign ?? "")}. Start the server with --allow-host, or with the option allowedHosts, to allow another name`,
    );
  }
  const { origin, "sec-fetch-site": site } = headers;
  if (!isAllowedOrigin(origin, allowedHosts)) {
    throw createAccessDeniedError(`of the Origin ${JSON.stringify(origin)}`);
  }
  if (site !== undefined && !allowedSites.has(site)) {
    throw createAccessDeniedError(`with Sec-Fetch-Site ${JSON.stringify(site)}`);
  }
}

function createAccessDeniedError(what: string): Error {
  return new EndpointError(
    403,
    "AccessDenied",
    `This mock serves requests from this machine to this machine, but got a request ${what}.`,
  );
}

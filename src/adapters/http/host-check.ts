import { isIPv4 } from "node:net";

/**
 * Returns true if a `Host` header names this machine. A web page can make its own domain name resolve to 127.0.0.1 and
 * then send requests to a local server (DNS rebinding). The `Host` header reveals that name.
 */
export function isAllowedHost(header: string | undefined, allowed: readonly string[]): boolean {
  const name = parseHostname(header);
  if (name === undefined) {
    return false;
  }
  // The key value store's client calls `<account>.` in front of the endpoint's host.
  const withoutAccount = name.replace(/^\d{12}\./, "");
  return isLoopback(name) || allowed.some((other) => [name, withoutAccount].includes(other.toLowerCase()));
}

/** Returns true if the page that sent a request comes from this machine. Programs send no `Origin`. */
export function isAllowedOrigin(header: string | undefined, allowed: readonly string[]): boolean {
  return header === undefined || isAllowedHost(header.replace(/^https?:\/\//, ""), allowed);
}

/**
 * Returns true for loopback addresses and `localhost`, and for the names below them. The key value store's client calls
 * `<account>.localhost` or `<account>.127.0.0.1`. No domain name of the internet ends in a number.
 */
export function isLoopback(name: string): boolean {
  if (name === "::1") {
    return true;
  }
  const labels = name.split(".");
  const size = labels.at(-1) === "localhost" ? 1 : 4;
  const base = labels.slice(-size).join(".");
  return (
    labels.slice(0, -size).every((label) => /^[\w-]+$/.test(label)) &&
    (base === "localhost" || (isIPv4(base) && base.startsWith("127.")))
  );
}

/** Returns the host name of a `Host` header in lower case, without the port. */
export function parseHostname(header: string | undefined): string | undefined {
  const [, bracketed, plain] = /^(?:\[([\da-f:.]+)\]|([^:/@\s[\]]+))(?::\d{1,5})?$/i.exec(header ?? "") ?? [];
  return (bracketed ?? plain)?.toLowerCase().replace(/\.$/, "");
}

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
  return isLoopback(name) || allowed.some((other) => other.toLowerCase() === name);
}

/** Returns true if the page that sent a request comes from this machine. Programs send no `Origin`. */
export function isAllowedOrigin(header: string | undefined, allowed: readonly string[]): boolean {
  return header === undefined || isAllowedHost(header.replace(/^https?:\/\//, ""), allowed);
}

/**
 * Returns true for loopback addresses, `localhost`, and the names below `localhost`, such as the `<account>.localhost`
 * of the key value store's client.
 */
export function isLoopback(name: string): boolean {
  return /^(?:[\w-]+\.)*localhost$/.test(name) || name === "::1" || (isIPv4(name) && name.startsWith("127."));
}

function parseHostname(header: string | undefined): string | undefined {
  const [, bracketed, plain] = /^(?:\[([\da-f:.]+)\]|([^:/@\s[\]]+))(?::\d{1,5})?$/i.exec(header ?? "") ?? [];
  return (bracketed ?? plain)?.toLowerCase().replace(/\.$/, "");
}

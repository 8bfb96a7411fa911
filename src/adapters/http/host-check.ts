import { isIPv4 } from "node:net";

/**
 * Whether a request was meant for this machine. A page on the web can have its own name resolve to 127.0.0.1
 * and then speak to whatever listens there (DNS rebinding); the name it uses gives it away.
 */
export function isAllowedHost(header: string | undefined, allowed: readonly string[]): boolean {
  const name = hostname(header);
  if (name === undefined) {
    return false;
  }
  return isLoopback(name) || allowed.some((other) => other.toLowerCase() === name);
}

/** Whether the page that sent a request is one of this machine. Programs send no Origin. */
export function isAllowedOrigin(header: string | undefined, allowed: readonly string[]): boolean {
  return header === undefined || isAllowedHost(header.replace(/^https?:\/\//, ""), allowed);
}

/** `localhost` and all below it, such as the `<account>.localhost` of the key value store's client. */
export function isLoopback(name: string): boolean {
  return /^(?:[\w-]+\.)*localhost$/.test(name) || name === "::1" || (isIPv4(name) && name.startsWith("127."));
}

function hostname(header: string | undefined): string | undefined {
  const [, inBrackets, plain] =
    /^(?:\[([\da-f:.]+)\]|([^:/@\s[\]]+))(?::\d{1,5})?$/i.exec(header ?? "") ?? [];
  return (inBrackets ?? plain)?.toLowerCase().replace(/\.$/, "");
}

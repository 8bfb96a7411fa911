import { domainToASCII } from "node:url";
import { formatValue } from "../values/format-value.ts";
import { isObject } from "../values/is-object.ts";
import { invalidVisitError } from "./invalid-visit.ts";
import type { EdgeRequest } from "./message.ts";

/** The address of a visit. */
export type Address = Pick<EdgeRequest, "protocol" | "host" | "path" | "query">;

const addressPattern = /^(https?):\/\/([^/?#]*)([^?#]*)(?:\?([^#]*))?(?:#.*)?$/is;
const pathPattern = /^(\/[^?#]*)(?:\?([^#]*))?(?:#.*)?$/s;

/** A host name, or a port that the visit ignores. */
const authorityPattern = /^([^\s@:[\]\\]+)(?::\d*)?$/;

/**
 * Parses the target of a visit. A string keeps its path and query as written, because CloudFront forwards the raw path
 * (F 2.8) and the class `URL` would resolve dot segments (F 13.1). Characters that HTTP cannot carry are encoded.
 *
 * @param findOnlyHost returns the domain name of the mock's only distribution, for a target that is a path
 * @throws MockCloudFrontError `INVALID_VISIT`
 */
export function parseTarget(target: unknown, findOnlyHost: () => string): Address {
  const text = toText(target);
  const [, scheme, authority, path, query] = addressPattern.exec(text) ?? [];
  if (scheme !== undefined && authority !== undefined) {
    return {
      protocol: scheme.toLowerCase() === "http" ? "http" : "https",
      host: parseHost(authority, text),
      path: encodeForHttp(path || "/"),
      query: query === undefined ? undefined : encodeForHttp(query),
    };
  }
  const [, ownPath, ownQuery] = pathPattern.exec(text) ?? [];
  if (ownPath === undefined) {
    throw invalidVisitError(
      `visit() cannot visit ${formatValue(text)}. Pass an address such as "https://www.example.com/", or a path that ` +
        'begins with "/" if the mock has one distribution.',
    );
  }
  return {
    protocol: "https",
    host: findOnlyHost(),
    path: encodeForHttp(ownPath),
    query: ownQuery === undefined ? undefined : encodeForHttp(ownQuery),
  };
}

/** Recognizes a URL by its members, because under jest it may come from another realm. */
function toText(target: unknown): string {
  if (typeof target === "string") {
    return target;
  }
  if (isObject(target) && typeof target.href === "string") {
    return target.href;
  }
  if (isRequest(target)) {
    return target.url;
  }
  throw invalidVisitError(
    `visit() expects an address, but got ${formatValue(target)}. Pass a string, a URL or a Request.`,
  );
}

/** Returns true for a Request of any realm. */
export function isRequest(target: unknown): target is Request {
  return (
    isObject(target) &&
    typeof target.url === "string" &&
    typeof target.method === "string" &&
    typeof target.arrayBuffer === "function"
  );
}

function parseHost(authority: string, text: string): string {
  const [, host = ""] = authorityPattern.exec(authority) ?? [];
  const isAscii = /^[\x21-\x7e]*$/.test(host);
  const ascii = isAscii ? host : domainToASCII(host);
  if (ascii === "" || !/^[\w.-]+$/.test(ascii)) {
    throw invalidVisitError(
      `visit() cannot visit ${formatValue(text)}: ${formatValue(authority)} is not a host name. Write the domain name or an alias of a distribution.`,
    );
  }
  return ascii;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are among those that HTTP cannot carry
const unsendable = /[\x00-\x20"<>\\^`{|}\x7f-\u{10ffff}]/gu;

/** Percent-encodes the characters that a request line cannot carry, as UTF-8. */
export function encodeForHttp(text: string): string {
  return text.replace(unsendable, (character) =>
    Array.from(
      new TextEncoder().encode(character),
      (byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`,
    ).join(""),
  );
}

import type { Forwarding, RequestParts } from "./forwarding-types.ts";
import { type EdgeRequest, getHeader, getHeaderValues, type HeaderList } from "./message.ts";
import { selectAll, selectNone } from "./name-selection.ts";

/** Returns the selected cookies of a request as the value of `Cookie`, by name. Undefined if there are none. */
export function getSelectedCookies({ headers }: EdgeRequest, { cookies }: RequestParts): string | undefined {
  if (cookies === selectNone) {
    return undefined;
  }
  const selected = getHeaderValues(headers, "cookie")
    .flatMap((line) => line.split(";"))
    .map((cookie) => cookie.trim())
    .filter((cookie) => cookie !== "" && cookies(getName(cookie)));
  // AWS developer guide, "Cache content based on cookies": CloudFront sorts cookies by name.
  const sorted = selected.sort((a, b) => compare(getName(a), getName(b)));
  return sorted.length === 0 ? undefined : sorted.join("; ");
}

/** Returns the selected part of the raw query string, in the order of the request. Undefined if there is none. */
export function getSelectedQuery({ query }: EdgeRequest, { queryStrings }: RequestParts): string | undefined {
  if (query === undefined || queryStrings === selectNone) {
    return undefined;
  }
  if (queryStrings === selectAll) {
    return query;
  }
  const selected = query.split("&").filter((part) => part !== "" && queryStrings(getName(part)));
  return selected.length === 0 ? undefined : selected.join("&");
}

function getName(pair: string): string {
  const end = pair.indexOf("=");
  return end === -1 ? pair : pair.slice(0, end);
}

function compare(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}

/**
 * Returns the viewer's `Accept-Encoding` as CloudFront normalizes it: `br,gzip`, `br` or `gzip`. Undefined if no enabled
 * encoding is left.
 * assumed: an encoding with q=0 does not count (F 7.8)
 */
export function normalizeAcceptEncoding(
  headers: HeaderList,
  { gzip, brotli }: Pick<Forwarding, "gzip" | "brotli">,
): string | undefined {
  const value = getHeader(headers, "accept-encoding");
  if (value === undefined) {
    return undefined;
  }
  const accepted = value
    .toLowerCase()
    .split(",")
    .map((item) => item.replace(/\s/g, ""))
    .filter((item) => !/;q=0(\.0*)?$/.test(item))
    .map((item) => item.split(";")[0]);
  const encodings = [
    ...(brotli && accepted.includes("br") ? ["br"] : []),
    ...(gzip && accepted.includes("gzip") ? ["gzip"] : []),
  ];
  return encodings.length === 0 ? undefined : encodings.join(",");
}

import type { Environment } from "../core/context.ts";
import { getPartition } from "./regions.ts";
import { invalidArgument } from "./text-checks.ts";

/** Returns a new host name of CloudFront, such as `d111111abcdef8.cloudfront.net`. */
export function createDomainName({
  random,
  region,
}: Pick<Environment, "random"> & { readonly region?: string | undefined }): string {
  return `d${random.base36()}.cloudfront.${getPartition(region) === "aws" ? "net" : "cn"}`;
}

/** AWS developer guide: an alias may replace its first label by `*`, and no part of a label. */
const domainName = /^(?:\*\.)?(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z0-9-]{2,63}$/;

/** Returns true for a domain name, whose first label may be `*`. */
export function isDomainName(name: string): boolean {
  return name.length <= 253 && domainName.test(name.toLowerCase());
}

/** Throws unless all names are domain names. seen: the message, for an alias without a dot (Stout 40; ansible 31284) */
export function assertDomainNames(names: readonly string[]): void {
  const invalid = names.find((name) => !isDomainName(name));
  if (invalid !== undefined) {
    throw invalidArgument(
      "The parameter CNAME contains one or more parameters that are not valid.",
      `'${invalid}' is not a domain name such as www.example.com or *.example.com.`,
    );
  }
}

/** Returns `*.example.com` and `*.com` for `www.example.com`. */
export function getWildcardsAbove(name: string): readonly string[] {
  const labels = name.split(".");
  return labels.slice(1).map((_, i) => `*.${labels.slice(i + 1).join(".")}`);
}

/** Returns true if two names in lower case are the same, or one of them is a wildcard for the other. */
export function overlaps(a: string, b: string): boolean {
  return a === b || covers(a, b) || covers(b, a);
}

function covers(wildcard: string, name: string): boolean {
  return wildcard.startsWith("*.") && name.endsWith(wildcard.slice(1));
}

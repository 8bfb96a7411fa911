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

/** Throws unless all names are domain names. seen: the message, for an alias without a dot (Stout 40; ansible 31284) */
export function assertDomainNames(names: readonly string[]): void {
  const invalid = names.find((name) => name.length > 253 || !domainName.test(name.toLowerCase()));
  if (invalid !== undefined) {
    throw invalidArgument(
      "The parameter CNAME contains one or more parameters that are not valid.",
      `'${invalid}' is not a domain name such as www.example.com or *.example.com.`,
    );
  }
}

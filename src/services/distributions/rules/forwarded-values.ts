import {
  InvalidForwardCookies$,
  InvalidHeadersForS3Origin$,
  InvalidQueryStringParameters$,
  TooManyCookieNamesInWhiteList$,
  TooManyHeadersInForwardedValues$,
  TooManyQueryStringParameters$,
} from "@aws-sdk/client-cloudfront";
import { ServiceError } from "../../../sdk/service-error.ts";
import { isBucketEndpoint } from "../../bucket-endpoints.ts";
import { invalidArgument } from "../../text-checks.ts";
import type { Behavior, Config } from "../config.ts";

/** AWS developer guide, "Quotas", "Legacy cache settings": cookies, headers and query strings of a cache behavior. */
const maxForwarded = 10;

type Forwarded = NonNullable<Behavior["ForwardedValues"]>;

// Except where a source is named, the messages are the API model's: the service's own were never seen in public.

/** Checks the cookies, headers and query strings that a cache behavior without a cache policy forwards. */
export function assertValidForwardedValues(behavior: Behavior, config: Config): void {
  const { ForwardedValues: forwarded } = behavior;
  if (forwarded) {
    assertCookies(forwarded);
    assertHeaders(forwarded, behavior, config);
    assertQueryStrings(forwarded);
  }
}

function assertCookies({ Cookies: { Forward, WhitelistedNames } }: Forwarded): void {
  const names = WhitelistedNames?.Items ?? [];
  if ((Forward === "whitelist") !== names.length > 0) {
    throw new ServiceError(
      InvalidForwardCookies$,
      "Your request contains forward cookies option which doesn't match with the expectation for the whitelisted list " +
        "of cookie names. Either list of cookie names has been specified when not allowed or list of cookie names is " +
        "missing when expected.",
      `Forward is ${Forward}, and WhitelistedNames has ${names.length} names. Only whitelist takes names, at least one.`,
    );
  }
  if (names.length > maxForwarded) {
    throw new ServiceError(
      TooManyCookieNamesInWhiteList$,
      "Your request contains more cookie names in the whitelist than are allowed per cache behavior.",
      getCountAdvice("WhitelistedNames", names),
    );
  }
}

function assertHeaders({ Headers }: Forwarded, { TargetOriginId }: Behavior, config: Config): void {
  const names = Headers?.Items ?? [];
  if (names.length > maxForwarded) {
    throw new ServiceError(
      TooManyHeadersInForwardedValues$,
      "Your request contains too many headers in forwarded values.",
      getCountAdvice("Headers", names),
    );
  }
  // AWS developer guide, "Cache content based on request headers": all headers cannot be forwarded to an S3 origin.
  const target = config.Origins.Items.find(({ Id }) => Id === TargetOriginId);
  if (names.includes("*") && target?.S3OriginConfig && isBucketEndpoint(target.DomainName)) {
    throw new ServiceError(
      InvalidHeadersForS3Origin$,
      "The headers specified are not valid for an Amazon S3 origin.",
      `The origin '${TargetOriginId}' is a bucket. List the headers that the bucket needs instead of *.`,
    );
  }
}

function assertQueryStrings({ QueryString, QueryStringCacheKeys }: Forwarded): void {
  const keys = QueryStringCacheKeys?.Items ?? [];
  if (!QueryString && keys.length > 0) {
    // seen: the message (terraform-provider-aws 17879)
    throw invalidArgument(
      "The parameter QueryString cannot be false if query strings are set in QueryStringCacheKeys",
    );
  }
  if (keys.length > maxForwarded) {
    throw new ServiceError(
      TooManyQueryStringParameters$,
      "Your request contains too many query string parameters.",
      getCountAdvice("QueryStringCacheKeys", keys),
    );
  }
  // assumed: a name must be usable in a URL, and * stands alone
  const invalid = keys.find((key) => key === "" || /[\s&=#?]/.test(key) || (key === "*" && keys.length > 1));
  if (invalid !== undefined) {
    throw new ServiceError(
      InvalidQueryStringParameters$,
      "The query string parameters specified are not valid.",
      `QueryStringCacheKeys contains '${invalid}'. List parameter names, or only *.`,
    );
  }
}

function getCountAdvice(member: string, items: readonly string[]): string {
  return `${member} has ${items.length} items; a cache behavior may have ${maxForwarded}. A cache policy may have more.`;
}

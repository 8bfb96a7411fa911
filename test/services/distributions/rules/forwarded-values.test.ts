import type { ForwardedValues } from "@aws-sdk/client-cloudfront";
import { makeBehavior } from "../../../support/make-distribution.ts";
import { testConfigRules } from "../../../support/test-config-rules.ts";

function forwarding(values: Partial<ForwardedValues>) {
  return {
    DefaultCacheBehavior: makeBehavior({
      CachePolicyId: undefined,
      MinTTL: 0,
      ForwardedValues: { QueryString: true, Cookies: { Forward: "none" }, ...values },
    }),
  };
}
function listOf(...Items: string[]) {
  return { Quantity: Items.length, Items };
}
const eleven = listOf(...Array.from({ length: 11 }, (_, i) => `name${i}`));

testConfigRules(
  "forwarded values",
  [
    {
      name: "cookie names that are not forwarded",
      changes: forwarding({ Cookies: { Forward: "all", WhitelistedNames: listOf("a") } }),
      error: "InvalidForwardCookies",
      text: "Your request contains forward cookies option",
    },
    {
      name: "a whitelist without cookie names",
      changes: forwarding({ Cookies: { Forward: "whitelist" } }),
      error: "InvalidForwardCookies",
      text: "WhitelistedNames has 0 names",
    },
    {
      name: "more cookie names than the quota",
      changes: forwarding({ Cookies: { Forward: "whitelist", WhitelistedNames: eleven } }),
      error: "TooManyCookieNamesInWhiteList",
      text: "WhitelistedNames has 11 items",
    },
    {
      name: "more headers than the quota",
      changes: forwarding({ Headers: eleven }),
      error: "TooManyHeadersInForwardedValues",
      text: "Headers has 11 items",
    },
    {
      name: "all headers for a bucket",
      changes: forwarding({ Headers: listOf("*") }),
      error: "InvalidHeadersForS3Origin",
      text: "The headers specified are not valid for an Amazon S3 origin.",
    },
    {
      name: "query string keys without QueryString",
      changes: forwarding({ QueryString: false, QueryStringCacheKeys: listOf("a") }),
      error: "InvalidArgument",
      text: "The parameter QueryString cannot be false if query strings are set in QueryStringCacheKeys",
    },
    {
      name: "more query string keys than the quota",
      changes: forwarding({ QueryStringCacheKeys: eleven }),
      error: "TooManyQueryStringParameters",
      text: "QueryStringCacheKeys has 11 items",
    },
    ...["a b", "a=b", ""].map((key) => ({
      name: `the query string key '${key}'`,
      changes: forwarding({ QueryStringCacheKeys: listOf(key) }),
      error: "InvalidQueryStringParameters",
      text: `contains '${key}'`,
    })),
  ],
  [
    {
      name: "ten of each",
      changes: forwarding({
        Headers: listOf(...eleven.Items.slice(1)),
        QueryStringCacheKeys: listOf(...eleven.Items.slice(1)),
        Cookies: { Forward: "whitelist", WhitelistedNames: listOf(...eleven.Items.slice(1)) },
      }),
    },
  ],
);

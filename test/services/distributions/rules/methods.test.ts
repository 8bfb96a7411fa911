import type { Method } from "@aws-sdk/client-cloudfront";
import { makeBehavior } from "../../../support/make-distribution.ts";
import { testConfigRules } from "../../../support/test-config-rules.ts";

function withMethods(allowed: readonly Method[], cached: readonly Method[] = ["GET", "HEAD"]) {
  return {
    DefaultCacheBehavior: makeBehavior({
      AllowedMethods: {
        Quantity: allowed.length,
        Items: [...allowed],
        CachedMethods: { Quantity: cached.length, Items: [...cached] },
      },
    }),
  };
}
const all: readonly Method[] = ["GET", "HEAD", "POST", "PUT", "PATCH", "OPTIONS", "DELETE"];
const origin = {
  Id: "site",
  DomainName: "site.s3.amazonaws.com",
  S3OriginConfig: { OriginAccessIdentity: "" },
};

testConfigRules(
  "methods",
  [
    ...([["GET"], ["GET", "HEAD", "PUT"], ["GET", "POST"], ["GET", "GET"]] as const).map((allowed) => ({
      name: `the allowed methods ${allowed}`,
      changes: withMethods(allowed),
      error: "InvalidArgument",
      text: "The parameter AllowedMethods contains one or more parameters that are not valid.",
    })),
    ...([["GET"], all] as const).map((cached) => ({
      name: `the cached methods ${cached}`,
      changes: withMethods(all, cached),
      error: "InvalidArgument",
      text: "The parameter CachedMethods contains one or more parameters that are not valid.",
    })),
    {
      name: "a cached method that is not allowed",
      changes: withMethods(["GET", "HEAD"], ["GET", "HEAD", "OPTIONS"]),
      error: "InvalidArgument",
      text: "CachedMethods contains OPTIONS, which AllowedMethods does not contain",
    },
    {
      name: "writing methods with an origin group",
      changes: {
        Origins: { Quantity: 2, Items: [origin, { ...origin, Id: "standby" }] },
        OriginGroups: {
          Quantity: 1,
          Items: [
            {
              Id: "group",
              FailoverCriteria: { StatusCodes: { Quantity: 1, Items: [500] } },
              Members: { Quantity: 2, Items: [{ OriginId: "site" }, { OriginId: "standby" }] },
            },
          ],
        },
        DefaultCacheBehavior: {
          ...withMethods(all).DefaultCacheBehavior,
          TargetOriginId: "group",
        },
      },
      error: "InvalidArgument",
      text: "The parameter AllowedMethods cannot include POST, PUT, PATCH, or DELETE for a cached behavior",
    },
  ],
  [
    { name: "reads", changes: withMethods(["HEAD", "GET"]) },
    {
      name: "reads and OPTIONS",
      changes: withMethods(["GET", "OPTIONS", "HEAD"], ["GET", "HEAD", "OPTIONS"]),
    },
    { name: "all methods", changes: withMethods(all) },
  ],
);

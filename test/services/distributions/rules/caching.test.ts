import { makeBehavior } from "../../../support/make-distribution.ts";
import { testConfigRules } from "../../../support/test-config-rules.ts";

const forwarded = { QueryString: false, Cookies: { Forward: "none" as const } };
function withTtls(MinTTL?: number, DefaultTTL?: number, MaxTTL?: number) {
  return {
    DefaultCacheBehavior: makeBehavior({
      CachePolicyId: undefined,
      ForwardedValues: forwarded,
      ...(MinTTL !== undefined && { MinTTL }),
      ...(DefaultTTL !== undefined && { DefaultTTL }),
      ...(MaxTTL !== undefined && { MaxTTL }),
    }),
  };
}

testConfigRules(
  "caching",
  [
    ...(["MinTTL", "DefaultTTL", "MaxTTL"] as const).map((member) => ({
      name: `${member} with a cache policy`,
      changes: { DefaultCacheBehavior: makeBehavior({ [member]: 0 }) },
      error: "InvalidArgument",
      text: `The parameter ${member} cannot be used when a cache policy is associated to the cache behavior. CachePolicyId`,
    })),
    {
      name: "forwarded values with a cache policy in another behavior",
      changes: {
        CacheBehaviors: {
          Quantity: 1,
          Items: [{ PathPattern: "/a", ...makeBehavior({ ForwardedValues: forwarded }) }],
        },
      },
      error: "InvalidArgument",
      text: "The parameter ForwardedValues cannot be used when a cache policy",
    },
    {
      name: "a behavior without a cache policy and MinTTL, and advises a cache policy",
      changes: { DefaultCacheBehavior: makeBehavior({ CachePolicyId: undefined }) },
      error: "InvalidArgument",
      text: /^The parameter MinTTL is required\. Give the cache behavior a CachePolicyId/,
    },
    {
      name: "a behavior without a cache policy and forwarded values, and advises a cache policy",
      changes: { DefaultCacheBehavior: makeBehavior({ CachePolicyId: "", MinTTL: 0 }) },
      error: "InvalidArgument",
      text: /^The parameter ForwardedValues is required\. Give the cache behavior a CachePolicyId/,
    },
    {
      name: "an origin request policy without a cache policy",
      changes: {
        DefaultCacheBehavior: makeBehavior({
          CachePolicyId: undefined,
          MinTTL: 0,
          ForwardedValues: forwarded,
          OriginRequestPolicyId: "216adef6-5c7f-47e4-b989-5492eafa07d3",
        }),
      },
      error: "InvalidArgument",
      text: "OriginRequestPolicyId cannot be used without a cache policy",
    },
    ...[withTtls(100, 50, 10), withTtls(0, 50, 10), withTtls(100, 50), withTtls(100, undefined, 10)].map(
      (changes, i) => ({
        name: `TTLs out of order (${i + 1})`,
        changes,
        error: "InvalidTTLOrder",
        text: "MinTTL, MaxTTL and DefaultTTL should follow order MinTTL less than or equal to DefaultTTL",
      }),
    ),
    { name: "a negative TTL", changes: withTtls(-1), error: "InvalidArgument", text: "is -1" },
  ],
  [
    { name: "TTLs that are all 0", changes: withTtls(0, 0, 0) },
    { name: "a MinTTL over the default of DefaultTTL", changes: withTtls(100_000) },
    { name: "a MaxTTL below the default of DefaultTTL", changes: withTtls(0, undefined, 60) },
  ],
);

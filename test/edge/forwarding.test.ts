import type { CachePolicyConfig, OriginRequestPolicyConfig } from "@aws-sdk/client-cloudfront";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Environment } from "../../src/core/context.ts";
import { getForwarding } from "../../src/edge/forwarding.ts";
import type { Forwarding } from "../../src/edge/forwarding-types.ts";
import { seedCachePolicy } from "../../src/services/cache-policies/seed-cache-policy.ts";
import type { Behavior } from "../../src/services/distributions/config.ts";
import { seedOriginRequestPolicy } from "../../src/services/origin-request-policies/seed-origin-request-policy.ts";
import { makeBackend } from "../support/backend.ts";
import {
  makeCachePolicyConfig,
  makeOriginRequestPolicyConfig,
  makeParameters,
  names,
} from "../support/make-policies.ts";

const managed = {
  cachingOptimized: "658327ea-f89d-4fab-a63d-7e88639e58f6",
  useOriginHeaders: "83da9c7e-98b4-4e11-a168-04f0df8e2c65",
  allViewer: "216adef6-5c7f-47e4-b989-5492eafa07d3",
  allViewerAndCloudFront: "33f36d7e-f396-46d9-90e0-52428a34d9dc",
  allViewerExceptHost: "b689b0a8-53d0-40ab-baf2-68738e2966ac",
};

function makeBehavior(changes: Partial<Behavior>): Behavior {
  return { TargetOriginId: "site", ViewerProtocolPolicy: "allow-all", ...changes } as Behavior;
}

function forward(changes: Partial<Behavior>, { store }: Environment = makeBackend().environment): Forwarding {
  return getForwarding(makeBehavior(changes), store);
}

/** Creates both policies of the account and returns what a behavior with them forwards. */
function forwardOwn(
  cache: Partial<CachePolicyConfig>,
  origin: Partial<OriginRequestPolicyConfig>,
): Forwarding {
  const { environment } = makeBackend();
  const cachePolicy = seedCachePolicy(environment, { config: makeCachePolicyConfig(cache) });
  const originPolicy = seedOriginRequestPolicy(environment, {
    config: makeOriginRequestPolicyConfig(origin),
  });
  return forward({ CachePolicyId: cachePolicy.id, OriginRequestPolicyId: originPolicy.id }, environment);
}

describe("getForwarding()", () => {
  it("forwards nothing with CachingOptimized, whose key has the encoding", () => {
    const { key, sent, gzip, brotli, ttl } = forward({ CachePolicyId: managed.cachingOptimized });
    expect([sent.headers("accept"), sent.cookies("a"), sent.queryStrings("a")]).toEqual([
      false,
      false,
      false,
    ]);
    expect(sent).toBe(key);
    expect({ gzip, brotli, ttl }).toEqual({
      gzip: true,
      brotli: true,
      ttl: { min: 1, default: 86_400, max: 31_536_000 },
    });
  });

  it("adds an origin request policy to what is sent and not to the key", () => {
    const { key, sent } = forward({
      CachePolicyId: managed.cachingOptimized,
      OriginRequestPolicyId: managed.allViewer,
    });
    expect([key.headers("accept"), key.cookies("a"), key.queryStrings("a")]).toEqual([false, false, false]);
    expect([sent.headers("accept"), sent.cookies("a"), sent.queryStrings("a")]).toEqual([true, true, true]);
  });

  it("leaves Host out with AllViewerExceptHostHeader, unless the cache policy has it", () => {
    const OriginRequestPolicyId = managed.allViewerExceptHost;
    const without = forward({ CachePolicyId: managed.cachingOptimized, OriginRequestPolicyId });
    expect([without.sent.headers("host"), without.sent.headers("accept")]).toEqual([false, true]);
    const withKey = forward({ CachePolicyId: managed.useOriginHeaders, OriginRequestPolicyId });
    expect(withKey.sent.headers("host")).toBe(true);
  });

  it("sends CloudFront's own headers only where a policy lists them", () => {
    const CachePolicyId = managed.cachingOptimized;
    const viewer = forward({ CachePolicyId, OriginRequestPolicyId: managed.allViewer });
    const both = forward({ CachePolicyId, OriginRequestPolicyId: managed.allViewerAndCloudFront });
    expect(viewer.sent.headers("cloudfront-viewer-country")).toBe(false);
    expect(both.sent.headers("cloudfront-viewer-country")).toBe(true);
    expect(both.sent.headers("cloudfront-viewer-ja3-fingerprint")).toBe(false);
  });

  it("sends what either policy lists, also what the other excludes", () => {
    const { sent } = forwardOwn(
      {
        ParametersInCacheKeyAndForwardedToOrigin: makeParameters({
          CookiesConfig: { CookieBehavior: "allExcept", Cookies: names("a", "b") },
          QueryStringsConfig: { QueryStringBehavior: "whitelist", QueryStrings: names("q") },
        }),
      },
      {
        CookiesConfig: { CookieBehavior: "whitelist", Cookies: names("a") },
        QueryStringsConfig: { QueryStringBehavior: "allExcept", QueryStrings: names("q") },
      },
    );
    expect(["a", "b", "c"].map(sent.cookies)).toEqual([true, false, true]);
    expect(["q", "r"].map(sent.queryStrings)).toEqual([true, true]);
  });

  it("sends what neither policy excludes if both exclude", () => {
    const { key, sent } = forwardOwn(
      {
        ParametersInCacheKeyAndForwardedToOrigin: makeParameters({
          CookiesConfig: { CookieBehavior: "allExcept", Cookies: names("a") },
        }),
      },
      { CookiesConfig: { CookieBehavior: "allExcept", Cookies: names("b") } },
    );
    expect(["a", "b", "c"].map(sent.cookies)).toEqual([false, false, true]);
    expect(["a", "b", "c"].map(key.cookies)).toEqual([false, true, true]);
  });

  it("sends all of the cache key, unless both policies exclude", () => {
    const list = fc.subarray(["a", "b", "c"], { minLength: 1 });
    const query = fc.record({ behavior: fc.constantFrom("none", "all", "whitelist", "allExcept"), list });
    type Setting = { behavior: string; list: string[] };
    const toConfig = ({ behavior, list: items }: Setting) =>
      ({
        QueryStringBehavior: behavior,
        ...((behavior === "whitelist" || behavior === "allExcept") && { QueryStrings: names(...items) }),
      }) as OriginRequestPolicyConfig["QueryStringsConfig"] & object;
    fc.assert(
      fc.property(query, query, (cache, origin) => {
        const { key, sent } = forwardOwn(
          {
            ParametersInCacheKeyAndForwardedToOrigin: makeParameters({ QueryStringsConfig: toConfig(cache) }),
          },
          { QueryStringsConfig: toConfig(origin) },
        );
        const excludes = cache.behavior === "allExcept" && origin.behavior === "allExcept";
        for (const name of ["a", "b", "c", "d"].filter(key.queryStrings)) {
          expect(sent.queryStrings(name)).toBe(!(excludes && origin.list.includes(name)));
        }
      }),
    );
  });

  it("compares names of headers in any case, and names of others exactly", () => {
    const { sent } = forwardOwn(
      {},
      {
        HeadersConfig: { HeaderBehavior: "whitelist", Headers: names("X-Api-Version") },
        QueryStringsConfig: { QueryStringBehavior: "whitelist", QueryStrings: names("Page") },
      },
    );
    expect([sent.headers("x-api-version"), sent.queryStrings("Page"), sent.queryStrings("Pages")]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it("takes an unknown cache policy for CachingDisabled", () => {
    const { sent, ttl } = forward({ CachePolicyId: "unknown", OriginRequestPolicyId: "unknown" });
    expect(ttl).toEqual({ min: 0, default: 0, max: 0 });
    expect(sent.queryStrings("a")).toBe(false);
  });
});

describe("getForwarding() with legacy settings", () => {
  function forwardLegacy(changes: Partial<NonNullable<Behavior["ForwardedValues"]>>, ttls = {}): Forwarding {
    return forward({
      ForwardedValues: { QueryString: false, Cookies: { Forward: "none" }, ...changes },
      ...ttls,
    });
  }

  it("sends all headers but those that must be listed", () => {
    const { key, sent } = forwardLegacy({ Headers: names("Accept-Language") });
    expect(sent.headers("x-anything")).toBe(true);
    expect(["accept", "authorization", "referer", "host", "cookie"].map(sent.headers)).not.toContain(true);
    expect(sent.headers("accept-language")).toBe(true);
    expect([key.headers("accept-language"), key.headers("x-anything")]).toEqual([true, false]);
  });

  it("sends every header and caches nothing with *", () => {
    const { sent, ttl } = forwardLegacy({ Headers: names("*") }, { MinTTL: 0, DefaultTTL: 60, MaxTTL: 60 });
    expect(["accept", "authorization", "host"].map(sent.headers)).toEqual([true, true, true]);
    expect(ttl.max).toBe(0);
  });

  it("sends all query strings and keys the listed ones", () => {
    const { key, sent } = forwardLegacy({ QueryString: true, QueryStringCacheKeys: names("page") });
    expect([sent.queryStrings("utm"), key.queryStrings("utm"), key.queryStrings("page")]).toEqual([
      true,
      false,
      true,
    ]);
  });

  it("keys all query strings without a list", () => {
    expect(forwardLegacy({ QueryString: true }).key.queryStrings("utm")).toBe(true);
  });

  it("selects cookies by names with wildcards", () => {
    const { sent } = forwardLegacy({
      Cookies: { Forward: "whitelist", WhitelistedNames: names("session-*", "a?", "x.y") },
    });
    expect(["session-", "session-1", "ab", "a", "abc", "x.y", "xzy"].map(sent.cookies)).toEqual([
      true,
      true,
      true,
      false,
      false,
      true,
      false,
    ]);
  });

  it("has the TTLs of the behavior", () => {
    const { ttl } = forwardLegacy({}, { MinTTL: 1, DefaultTTL: 2, MaxTTL: 3 });
    expect(ttl).toEqual({ min: 1, default: 2, max: 3 });
  });
});

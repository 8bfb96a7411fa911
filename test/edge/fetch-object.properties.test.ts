import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { getTtl } from "../../src/edge/ttl.ts";
import { makeEdgeResponse } from "../support/edge-messages.ts";
import { scaleRuns } from "../support/effort.ts";
import { makeCachePolicyConfig, makeParameters } from "../support/make-policies.ts";
import { makeSite } from "../support/make-site.ts";

const seconds = fc.integer({ min: 0, max: 100 });
const directives = fc.array(
  fc.oneof(
    seconds.map((n) => `max-age=${n}`),
    seconds.map((n) => `s-maxage=${n}`),
    fc.constantFrom("no-store", "no-cache", "private", "public"),
  ),
  { maxLength: 2 },
);
const statuses = fc.constantFrom(200, 200, 200, 301, 204, 400, 401, 403, 404, 416, 500, 503);

describe("a visit", () => {
  it("is a hit exactly until the time to live has passed, whatever the policy and the origin say", async () => {
    const law = fc.asyncProperty(
      fc.tuple(seconds, seconds, fc.integer({ min: 1, max: 100 })),
      directives,
      statuses,
      async (ttls, cacheControl, status) => {
        const [MinTTL = 0, DefaultTTL = 0, MaxTTL = 0] = [...ttls].sort((a, b) => a - b);
        const headers: [string, string][] =
          cacheControl.length > 0 ? [["cache-control", cacheControl.join(", ")]] : [];
        using site = makeSite();
        const policy = site.cloudfront.seed.cachePolicy({
          config: makeCachePolicyConfig({
            MinTTL,
            DefaultTTL,
            MaxTTL,
            ParametersInCacheKeyAndForwardedToOrigin: makeParameters(),
          }),
        });
        const { domainName } = site.cloudfront.seed.distribution({
          origins: { api: "api.example.com" },
          cachePolicy: policy.id,
        });
        site.cloudfront.origin("api").answers(new Response(null, { status, headers }));
        const isServedFromCache = async () => {
          const { originRequests } = await site.cloudfront.visit(`https://${domainName}/a`);
          return originRequests.length === 0;
        };

        const bounds = { min: MinTTL, default: DefaultTTL, max: MaxTTL };
        const ttl = getTtl(makeEdgeResponse(status, headers), bounds, 10, site.clock.now());
        expect(await isServedFromCache()).toBe(false);
        expect(await isServedFromCache()).toBe(ttl > 0);
        if (ttl > 0) {
          site.clock.pass(ttl * 1000 - 1);
          expect(await isServedFromCache()).toBe(true);
          site.clock.pass(1);
          expect(await isServedFromCache()).toBe(false);
        }
      },
    );
    await fc.assert(law, { numRuns: scaleRuns(120) });
  });

  it("gets what the origin sends, on a miss as on a hit", async () => {
    const body = fc.uint8Array({ maxLength: 40 });
    const name = fc.stringMatching(/^x-[a-z]{1,6}$/);
    const value = fc.stringMatching(/^[!-~]{0,10}$/);
    const law = fc.asyncProperty(body, fc.dictionary(name, value, { maxKeys: 4 }), async (bytes, headers) => {
      using site = makeSite(
        { origins: { api: "api.example.com" } },
        { origins: () => new Response(Uint8Array.from(bytes), { headers }) },
      );
      for (const result of ["Miss", "Hit"]) {
        const visit = await site.cloudfront.visit("/a");
        expect(visit.result).toBe(result);
        expect(new Uint8Array(await visit.response.arrayBuffer())).toEqual(bytes);
        expect(Object.fromEntries(visit.response.headers)).toMatchObject(headers);
      }
    });
    await fc.assert(law, { numRuns: scaleRuns(80) });
  });
});

import { CreateInvalidationCommand } from "@aws-sdk/client-cloudfront";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { OriginHandler } from "../../src/index.ts";
import { makeSite } from "../support/make-site.ts";

/** A site whose default origin is a server with a handler of the test. */
function makeServed(handler: OriginHandler, seed: Parameters<typeof makeSite>[0] = {}) {
  return makeSite({ origins: { api: "api.example.com" }, ...seed }, { origins: { api: handler } });
}

describe("a cached object", () => {
  it("is served without the origin until its time to live ends", async () => {
    using site = makeSite();
    expect(await site.resultOf("/blog/index.html?v=1")).toBe("Miss 1");
    site.clock.pass(3000);
    const hit = await site.cloudfront.visit("/blog/index.html?v=2");
    expect([hit.result, hit.originRequests, hit.response.headers.get("age")]).toEqual(["Hit", [], "3"]);
    expect(await hit.response.text()).toBe("blog");
    site.clock.pass(86_400_000);
    expect(await site.resultOf("/blog/index.html")).toBe("RefreshHit 1");
  });

  it("serves HEAD without a body, which stores nothing itself", async () => {
    using site = makeSite();
    expect(await site.resultOf("/index.html", { method: "HEAD" })).toBe("Miss 1");
    expect(await site.resultOf("/index.html")).toBe("Miss 1");
    const head = await site.cloudfront.visit("/index.html", { method: "HEAD" });
    expect([head.result, await head.response.text()]).toEqual(["Hit", ""]);
  });

  it("is a miss with the option cache: false", async () => {
    using site = makeSite({}, { edge: { cache: false } });
    expect(await site.resultOf("/index.html")).toBe("Miss 1");
    expect(await site.resultOf("/index.html")).toBe("Miss 1");
  });

  it("is dropped by reset(), also by one to a snapshot", async () => {
    using site = makeSite();
    const seeded = site.cloudfront.snapshot();
    await site.resultOf("/index.html");
    site.cloudfront.reset(seeded);
    expect(await site.resultOf("/index.html")).toBe("Miss 1");
  });

  it("is not stored for POST, and not for a request that the cache policy does not cache", async () => {
    using site = makeServed(() => new Response("ok"), { methods: "all" });
    await site.resultOf("/a", { method: "POST", body: "x" });
    expect(await site.resultOf("/a", { method: "POST", body: "x" })).toBe("Miss 1");
    using uncached = makeServed(() => new Response("ok"), { cachePolicy: "CachingDisabled" });
    await uncached.resultOf("/a");
    expect(await uncached.resultOf("/a")).toBe("Miss 1");
  });

  it("lives for the minimum TTL with no-store, and not at all if the minimum is 0", async () => {
    const handler = () => new Response("ok", { headers: { "cache-control": "no-store" } });
    using optimized = makeServed(handler);
    await optimized.resultOf("/a");
    expect(await optimized.resultOf("/a")).toBe("Hit 0");
    optimized.clock.pass(1000);
    expect(await optimized.resultOf("/a")).toBe("Miss 1");
    using byOrigin = makeServed(handler, { cachePolicy: "UseOriginCacheControlHeaders" });
    await byOrigin.resultOf("/a");
    expect(await byOrigin.resultOf("/a")).toBe("Miss 1");
  });

  it("is separate for each value in the cache key", async () => {
    const headers = { "cache-control": "max-age=60" };
    using site = makeServed(() => new Response("ok", { headers }), {
      cachePolicy: "UseOriginCacheControlHeaders-QueryStrings",
    });
    expect(await site.resultOf("/a?x=1")).toBe("Miss 1");
    expect(await site.resultOf("/a?x=2")).toBe("Miss 1");
    expect(await site.resultOf("/a?x=1", { headers: { Cookie: "a=1" } })).toBe("Miss 1");
    expect(await site.resultOf("/a?x=1", { headers: { Cookie: "a=1", Accept: "text/html" } })).toBe("Hit 0");
  });

  it("is a hit at the second visit, whatever the path and the viewer's headers are", async () => {
    const segment = fc.stringMatching(/^[a-z0-9]{1,5}$/);
    await fc.assert(
      fc.asyncProperty(fc.array(segment, { minLength: 1, maxLength: 3 }), segment, async (parts, value) => {
        using site = makeServed(() => new Response("ok"));
        const path = `/${parts.join("/")}?q=${value}`;
        const headers = { "X-A": value, "Cache-Control": "no-cache", Pragma: "no-cache" };
        expect(await site.resultOf(path, { headers })).toBe("Miss 1");
        expect(await site.resultOf(path)).toBe("Hit 0");
      }),
      { numRuns: 10 },
    );
  });

  it("passes redirects of the origin on and stores them", async () => {
    using site = makeServed(() => new Response(null, { status: 302, headers: { location: "/new" } }));
    await site.resultOf("/old");
    const { result, response } = await site.cloudfront.visit("/old");
    expect([result, response.status, response.headers.get("location")]).toEqual(["Hit", 302, "/new"]);
  });
});

describe("a cached error", () => {
  it("is served for 10 seconds, or for the time of the custom error response", async () => {
    using site = makeServed(() => new Response("down", { status: 503 }), { errors: { 503: { ttl: 60 } } });
    expect(await site.resultOf("/a")).toBe("Error 1");
    site.clock.pass(59_999);
    expect(await site.resultOf("/a")).toBe("Error 0");
    site.clock.pass(1);
    expect(await site.resultOf("/a")).toBe("Error 1");
    using other = makeServed(() => new Response("none", { status: 404 }));
    await other.resultOf("/a");
    other.clock.pass(9999);
    expect(await other.resultOf("/a")).toBe("Error 0");
  });

  it("is not kept if the cache policy disables caching", async () => {
    using site = makeServed(() => new Response("down", { status: 503 }), { cachePolicy: "CachingDisabled" });
    await site.resultOf("/a");
    expect(await site.resultOf("/a")).toBe("Error 1");
  });

  it("is not kept for a 403 without max-age", async () => {
    using site = makeServed(() => new Response("no", { status: 403 }));
    await site.resultOf("/a");
    expect(await site.resultOf("/a")).toBe("Error 1");
  });

  it("has a page with the id of the visit if no origin answered", async () => {
    using site = makeSite();
    site.cloudfront.origin("site").disconnectsOnce();
    await site.resultOf("/a");
    const { requestId, response } = await site.cloudfront.visit("/a");
    expect(await response.text()).toContain(requestId);
    expect(response.status).toBe(502);
  });
});

describe("an expired object", () => {
  const day = 86_400_000;

  it("is confirmed by its ETag and its date, with the new headers", async () => {
    const seen: (string | null)[] = [];
    let version = 1;
    using site = makeServed((request) => {
      seen.push(request.headers.get("if-none-match"), request.headers.get("if-modified-since"));
      const headers = {
        etag: '"1"',
        "last-modified": "Thu, 01 Jan 2026 00:00:00 GMT",
        "x-version": `${version++}`,
      };
      return seen.length === 2
        ? new Response("ok", { headers })
        : new Response(null, { status: 304, headers });
    });
    await site.resultOf("/a");
    site.clock.pass(day);
    const refreshed = await site.cloudfront.visit("/a");
    expect(seen).toEqual([null, null, '"1"', "Thu, 01 Jan 2026 00:00:00 GMT"]);
    expect([
      refreshed.result,
      refreshed.response.status,
      refreshed.response.headers.get("x-version"),
    ]).toEqual(["RefreshHit", 200, "2"]);
    expect(await refreshed.response.text()).toBe("ok");
    expect(refreshed.response.headers.get("x-cache")).toBe("RefreshHit from cloudfront");
    expect(await site.resultOf("/a")).toBe("Hit 0");
  });

  it("is replaced if it has changed", async () => {
    using site = makeSite();
    await site.resultOf("/index.html");
    site.cloudfront.origin("site").serves({ "/index.html": "new home" });
    site.clock.pass(day);
    const { result, response } = await site.cloudfront.visit("/index.html");
    expect([result, await response.text()]).toEqual(["Miss", "new home"]);
  });

  it("is served while the origin fails, and the origin is asked again after 10 seconds", async () => {
    using site = makeSite();
    await site.resultOf("/index.html");
    site.clock.pass(day);
    site.cloudfront.origin("site").answersOnce(503).disconnectsOnce();
    const stale = await site.cloudfront.visit("/index.html");
    expect([stale.result, stale.originRequests[0]?.answer, await stale.response.text()]).toEqual([
      "Hit",
      503,
      "home",
    ]);
    expect(await site.resultOf("/index.html")).toBe("Hit 0");
    site.clock.pass(10_000);
    expect(await site.resultOf("/index.html")).toBe("Hit 1");
    site.clock.pass(10_000);
    expect(await site.resultOf("/index.html")).toBe("RefreshHit 1");
  });

  it("is not served if the origin forbade it with stale-if-error=0, or answers 404", async () => {
    const headers = { "cache-control": "max-age=1, stale-if-error=0" };
    using site = makeServed(() => new Response("ok", { headers }));
    await site.resultOf("/a");
    site.clock.pass(1000);
    site.cloudfront.origin("api").answersOnce(500);
    expect(await site.resultOf("/a")).toBe("Error 1");
    await site.resultOf("/b");
    site.clock.pass(1000);
    site.cloudfront.origin("api").answersOnce(404);
    expect(await site.resultOf("/b")).toBe("Error 1");
  });
});

describe("an invalidation", () => {
  async function invalidate({ client, id }: ReturnType<typeof makeSite>, ...Items: string[]): Promise<void> {
    const InvalidationBatch = {
      CallerReference: Items.join(" "),
      Paths: { Quantity: Items.length, Items },
    };
    await client.send(new CreateInvalidationCommand({ DistributionId: id, InvalidationBatch }));
  }

  it("removes the objects whose paths it covers", async () => {
    using site = makeSite();
    await site.resultOf("/blog/index.html");
    await site.resultOf("/index.html");
    await invalidate(site, "/blog/*");
    expect(await site.resultOf("/blog/index.html")).toBe("Miss 1");
    expect(await site.resultOf("/index.html")).toBe("Hit 0");
    await invalidate(site, "/index.html", "/INDEX.html");
    expect(await site.resultOf("/index.html")).toBe("Miss 1");
    expect(await site.resultOf("/index.html")).toBe("Hit 0");
  });

  it("takes effect when it has reached the edge locations", async () => {
    using site = makeSite({}, { propagation: "manual" });
    await site.resultOf("/index.html");
    await invalidate(site, "/*");
    expect(await site.resultOf("/index.html")).toBe("Hit 0");
    site.cloudfront.settle();
    expect(await site.resultOf("/index.html")).toBe("Miss 1");
  });

  it("does not remove the objects of another distribution", async () => {
    using site = makeSite();
    const other = site.cloudfront.seed.distribution({ origins: { site: "site.s3.amazonaws.com" } });
    const [here, there] = [`https://${site.domainName}/index.html`, `https://${other.domainName}/index.html`];
    await site.resultOf(here);
    await site.resultOf(there);
    await invalidate(site, "/*");
    expect(await site.resultOf(there)).toBe("Hit 0");
    expect(await site.resultOf(here)).toBe("Miss 1");
  });

  it("needs the query string that is in the cache key", async () => {
    const headers = { "cache-control": "max-age=60" };
    using site = makeServed(() => new Response("ok", { headers }), {
      cachePolicy: "UseOriginCacheControlHeaders-QueryStrings",
    });
    const both = async () => [await site.resultOf("/a?x=1"), await site.resultOf("/a?x=2")];
    await both();
    await invalidate(site, "/a");
    expect(await both()).toEqual(["Hit 0", "Hit 0"]);
    await invalidate(site, "/a?x=1");
    expect(await both()).toEqual(["Miss 1", "Hit 0"]);
    await invalidate(site, "/a*");
    expect(await both()).toEqual(["Miss 1", "Miss 1"]);
  });
});

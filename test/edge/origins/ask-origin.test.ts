import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { MockCloudFrontOptions } from "../../../src/index.ts";
import { makeSite, siteOrigins } from "../../support/make-site.ts";

const respondWith = (text: string) => () => new Response(text);

/** Visits `/index.html` of a bucket and returns the body. */
async function bodyOf(options: MockCloudFrontOptions, plan?: (site: ReturnType<typeof makeSite>) => void) {
  using site = makeSite({}, options);
  plan?.(site);
  return (await site.cloudfront.visit("/index.html")).response.text();
}

describe("an origin", () => {
  it("is answered by the first that knows it: plan, serves, domain name, id, one handler, bucket", async () => {
    const objects = { "site/index.html": "object" };
    const byId = { site: respondWith("id") };
    const byDomainName = { ...byId, [siteOrigins.site]: respondWith("domain name") };
    expect(await bodyOf({ origins: {}, objects })).toBe("object");
    expect(await bodyOf({ origins: respondWith("handler"), objects })).toBe("handler");
    expect(await bodyOf({ origins: byId, objects })).toBe("id");
    expect(await bodyOf({ origins: byDomainName, objects })).toBe("domain name");
    expect(
      await bodyOf({ origins: byDomainName }, ({ cloudfront }) => {
        cloudfront.origin("site").serves(respondWith("serves by id"));
      }),
    ).toBe("serves by id");
    expect(
      await bodyOf({ origins: byDomainName }, ({ cloudfront }) => {
        cloudfront.origin("site").serves(respondWith("serves by id"));
        cloudfront.origin(siteOrigins.site).serves(respondWith("serves by domain name"));
      }),
    ).toBe("serves by domain name");
    expect(
      await bodyOf({ origins: byDomainName }, ({ cloudfront }) => {
        cloudfront.origin("site").serves(respondWith("serves")).answers(new Response("answer"));
      }),
    ).toBe("answer");
  });

  it("is answered by the next one if a handler returns undefined", async () => {
    const origins = { [siteOrigins.site]: () => undefined, site: async () => undefined };
    expect(await bodyOf({ origins, objects: { "site/index.html": "object" } })).toBe("object");
  });

  it("is a folder", async () => {
    const dir = mkdtempSync(join(tmpdir(), "mock-cloudfront-"));
    writeFileSync(join(dir, "index.html"), "from a folder");
    expect(await bodyOf({ origins: { site: { dir } } })).toBe("from a folder");
    rmSync(dir, { recursive: true });
  });

  it("is a server on this machine", async () => {
    const server = createServer((request, response) => response.end(`${request.headers.host}${request.url}`));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    expect(await bodyOf({ origins: { site: { url } } })).toBe(`${siteOrigins.site}/index.html`);
    server.close();
  });

  it("is a bucket of the option objects, whose unknown keys are refused", async () => {
    using site = makeSite({}, { origins: undefined, objects: { "site/a b/é.txt": "found" } });
    const found = await site.cloudfront.visit("/a%20b/%C3%A9.txt");
    expect([found.response.status, await found.response.text()]).toEqual([200, "found"]);
    expect((await site.cloudfront.visit("/none")).response.status).toBe(403);
  });
});

describe("a handler", () => {
  it("gets a Request with the origin's URL, and the raw path beside it", async () => {
    const seen: unknown[] = [];
    using site = makeSite(
      { origins: { api: "api.example.com" }, cachePolicy: "CachingDisabled", methods: "all" },
      {
        origins: async (request, contact) => {
          seen.push(request.method, request.url, request.headers.get("host"), await request.text(), contact);
          return Response.json({});
        },
      },
    );
    await site.cloudfront.visit("/a/../b%2f", { method: "POST", body: "x", viewer: { ip: "203.0.113.7" } });
    expect(seen).toEqual([
      "POST",
      "https://api.example.com/b%2f",
      "api.example.com",
      "x",
      { originId: "api", uri: "/a/../b%2f", distributionId: site.id, viewerIp: "203.0.113.7" },
    ]);
  });

  it("rejects the visit with its own error, which leaves no trace", async () => {
    const bug = new Error("a bug of the test");
    using site = makeSite(
      {},
      {
        origins: () => {
          throw bug;
        },
      },
    );
    await expect(site.cloudfront.visit("/")).rejects.toBe(bug);
    expect(site.cloudfront.visits()).toEqual([]);
  });

  it.each([
    ["a string", "ok", /returned "ok"\. Return a Response/],
    ["nothing but null", null, /returned null\. Return a Response/],
  ])("must not return %s", async (_, value, message) => {
    using site = makeSite({}, { origins: () => value as never });
    await expect(site.cloudfront.visit("/")).rejects.toThrow(message);
  });

  it("must not return a Response that was read before", async () => {
    const response = new Response("ok");
    using site = makeSite({ cachePolicy: "CachingDisabled" }, { origins: () => response });
    await site.cloudfront.visit("/");
    await expect(site.cloudfront.visit("/")).rejects.toThrow(/body was read before/);
  });

  it("may return Response.error() for an origin that CloudFront cannot connect to", async () => {
    using site = makeSite({}, { origins: () => Response.error() });
    const { response, originRequests } = await site.cloudfront.visit("/");
    expect([response.status, originRequests[0]?.answer]).toEqual([502, "disconnected"]);
  });

  it("may return bytes, several cookies and an empty response", async () => {
    using site = makeSite(
      { originRequestPolicy: "AllViewer" },
      {
        origins: ({ url }) =>
          url.endsWith("/empty")
            ? new Response(null, { status: 204 })
            : new Response(Uint8Array.of(0, 255), {
                headers: [
                  ["set-cookie", "a=1"],
                  ["set-cookie", "b=2"],
                ],
              }),
      },
    );
    const { response } = await site.cloudfront.visit("/bytes");
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(Uint8Array.of(0, 255));
    expect(response.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
    expect((await site.cloudfront.visit("/empty")).response.status).toBe(204);
  });
});

describe("an origin that nothing answers for", () => {
  it("rejects the visit with the URL, the origin and what to write", async () => {
    using site = makeSite({}, { origins: undefined });
    const visit = site.cloudfront.visit("/index.html?a=1");
    await expect(visit).rejects.toMatchObject({
      code: "UNHANDLED_ORIGIN",
      message:
        `The visit to https://${site.domainName}/index.html?a=1 reaches the origin "site" (${siteOrigins.site}), and ` +
        "nothing answers for it. Give the mock an origin: mockCloudFront({ origins: { site: (request) => new " +
        'Response("...") } }), cloudfront.origin("site").serves({ "/index.html": "..." }), or the URL of a server: ' +
        '{ url: "http://127.0.0.1:3000" }.',
    });
    expect(site.cloudfront.visits()).toEqual([]);
  });

  it("differs from one whose handler returned undefined, and from other stubs", async () => {
    using declined = makeSite({}, { origins: { site: () => undefined } });
    await expect(declined.cloudfront.visit("/a?b")).rejects.toThrow(
      /the handler for it returned undefined for GET \/a\. There are stubs for: site\./,
    );
    using other = makeSite({}, { origins: { sites: {} } });
    other.cloudfront.origin("api").serves({});
    await expect(other.cloudfront.visit("/a")).rejects.toThrow(/There are stubs for: api, sites\./);
  });

  it.each(["toString", "__proto__", "constructor"])(
    "does not find an inherited member for the id %s",
    async (id) => {
      using site = makeSite({ origins: { [`${id}`]: "a.example.com" } }, { origins: { other: {} } });
      await expect(site.cloudfront.visit("/a")).rejects.toThrow(/nothing answers for it/);
    },
  );
});

import { describe, expect, it } from "vitest";
import type { Visit } from "../../src/index.ts";
import { makeSite, siteOrigins } from "../support/make-site.ts";

/** Visits a path whose viewer-request function runs a statement with the module `cf`. */
async function visitWith(
  statement: string,
  { stub = true, path = "/a", seed = {} }: { stub?: boolean; path?: string; seed?: object } = {},
): Promise<Visit> {
  using site = makeSite({}, stub ? { origins: (request) => new Response(request.url) } : {});
  const { cloudfront } = site;
  cloudfront.seed.function({
    name: "route",
    publish: true,
    code: `import cf from "cloudfront";
      function handler(event) { ${statement}; return event.request; }`,
  });
  const { domainName } = cloudfront.seed.distribution({
    origins: siteOrigins,
    functions: { "viewer-request": "route" },
    ...seed,
  });
  return cloudfront.visit(`https://${domainName}${path}`);
}

describe("updateRequestOrigin()", () => {
  it("sends the request to the new domain name, which is the Host", async () => {
    const { originRequests, response } = await visitWith(
      'cf.updateRequestOrigin({ domainName: "blue.example.com" })',
    );
    expect(originRequests).toMatchObject([
      { originId: "site", domainName: "blue.example.com", headers: { host: "blue.example.com" } },
    ]);
    expect(await response.text()).toBe("https://blue.example.com/a");
  });

  it("is not answered by the stub of the origin that it replaces", async () => {
    const visit = visitWith('cf.updateRequestOrigin({ domainName: "blue.example.com" })', { stub: false });
    await expect(visit).rejects.toMatchObject({
      code: "UNHANDLED_ORIGIN",
      message: expect.stringContaining(
        'blue.example.com, which a function named instead of the origin "site"',
      ),
    });
  });

  it("changes path, headers, protocol and port, and keeps what it omits", async () => {
    const { originRequests, response } = await visitWith(`cf.updateRequestOrigin({
      originPath: "/v2",
      hostHeader: "host.example.com",
      customHeaders: { "x-key": "1" },
      customOriginConfig: { port: 8080, protocol: "http", sslProtocols: ["TLSv1.2"] },
    })`);
    expect(originRequests).toMatchObject([
      {
        domainName: siteOrigins.site,
        protocol: "http",
        uri: "/v2/a",
        headers: { host: "host.example.com", "x-key": "1" },
      },
    ]);
    expect(await response.text()).toBe(`http://${siteOrigins.site}:8080/v2/a`);
  });

  it("changes only the primary origin of a group", async () => {
    const groups = {
      Quantity: 1,
      Items: [
        {
          Id: "both",
          FailoverCriteria: { StatusCodes: { Quantity: 1, Items: [500] } },
          Members: { Quantity: 2, Items: [{ OriginId: "site" }, { OriginId: "api" }] },
        },
      ],
    };
    const seed = {
      config: { OriginGroups: groups },
      behaviors: { "/both/*": { origin: "both", functions: { "viewer-request": "route" } } },
    };
    using site = makeSite(
      {},
      { origins: (request) => new Response(null, { status: request.url.includes("blue") ? 500 : 200 }) },
    );
    site.cloudfront.seed.function({
      name: "route",
      publish: true,
      code: `import cf from "cloudfront";
        function handler(event) { cf.updateRequestOrigin({ domainName: "blue.example.com" }); return event.request; }`,
    });
    const { domainName } = site.cloudfront.seed.distribution({ origins: siteOrigins, ...seed });
    const { originRequests } = await site.cloudfront.visit(`https://${domainName}/both/a`);
    expect(originRequests.map((request) => request.domainName)).toEqual([
      "blue.example.com",
      siteOrigins.api,
    ]);
  });
});

describe("selectRequestOriginById()", () => {
  it("sends the request to another origin of the distribution", async () => {
    const { originRequests } = await visitWith('cf.selectRequestOriginById("api")');
    expect(originRequests).toMatchObject([{ originId: "api", headers: { host: siteOrigins.api } }]);
  });

  it("takes another host name", async () => {
    const { originRequests } = await visitWith(
      'cf.selectRequestOriginById("api", { hostHeader: "h.example.com" })',
    );
    expect(originRequests).toMatchObject([{ originId: "api", headers: { host: "h.example.com" } }]);
  });

  it("fails with 502 for an origin that the distribution does not have", async () => {
    const { response, result, originRequests } = await visitWith('cf.selectRequestOriginById("none")');
    expect([response.status, result, originRequests]).toEqual([502, "FunctionValidationError", []]);
  });
});

describe("createRequestOriginGroup()", () => {
  const group =
    'cf.createRequestOriginGroup({ originIds: ["api", "site"], failoverCriteria: { statusCodes: [404] } })';

  it("fails over between two origins of the distribution", async () => {
    using site = makeSite(
      {},
      { origins: (request) => new Response(null, { status: request.url.includes("api") ? 404 : 200 }) },
    );
    site.cloudfront.seed.function({
      name: "route",
      publish: true,
      code: `import cf from "cloudfront"; function handler(event) { ${group}; return event.request; }`,
    });
    const { domainName } = site.cloudfront.seed.distribution({
      origins: siteOrigins,
      functions: { "viewer-request": "route" },
    });
    const { originRequests, response } = await site.cloudfront.visit(`https://${domainName}/a`);
    expect(originRequests.map(({ originId, answer }) => [originId, answer])).toEqual([
      ["api", 404],
      ["site", 200],
    ]);
    expect(response.status).toBe(200);
  });

  it("fails with 502 if it names an unknown origin", async () => {
    const { result } = await visitWith(group.replace('"site"', '"none"'));
    expect(result).toBe("FunctionValidationError");
  });
});

it("a function's choice of an origin is not part of the cache key", async () => {
  using site = makeSite({}, { origins: (request) => new Response(request.url) });
  site.cloudfront.seed.function({
    name: "route",
    publish: true,
    code: `import cf from "cloudfront";
      function handler(event) {
        if (event.request.cookies.beta) { cf.selectRequestOriginById("api"); }
        return event.request;
      }`,
  });
  const { domainName } = site.cloudfront.seed.distribution({
    origins: siteOrigins,
    functions: { "viewer-request": "route" },
  });
  const url = `https://${domainName}/a`;
  await site.cloudfront.visit(url);
  const { result, response } = await site.cloudfront.visit(url, { headers: { Cookie: "beta=1" } });
  expect([result, await response.text()]).toEqual(["Hit", `https://${siteOrigins.site}/a`]);
});

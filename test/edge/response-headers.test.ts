import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type HeaderList, toHeaderObject } from "../../src/edge/message.ts";
import { withPolicyHeaders } from "../../src/edge/response-headers.ts";
import { managedResponseHeadersPolicies } from "../../src/services/response-headers-policies/managed-response-headers-policies.ts";
import type { Config } from "../../src/services/response-headers-policies/table.ts";
import { makeEdgeRequest } from "../support/edge-messages.ts";
import { names } from "../support/make-policies.ts";
import { makeSite } from "../support/make-site.ts";

function apply(policy: Partial<Config>, headers: HeaderList = [], request = makeEdgeRequest()) {
  return toHeaderObject(withPolicyHeaders({ Name: "policy", ...policy }, request, headers));
}

function findManaged(name: string): Config {
  const found = managedResponseHeadersPolicies.find(({ config }) => config.Name === `Managed-${name}`);
  if (!found) {
    throw new Error(`There is no ${name}.`);
  }
  return found.config;
}

describe("withPolicyHeaders()", () => {
  it("adds all security headers of SecurityHeadersPolicy", () => {
    expect(apply(findManaged("SecurityHeadersPolicy"))).toEqual({
      "x-content-type-options": "nosniff",
      "x-frame-options": "SAMEORIGIN",
      "referrer-policy": "strict-origin-when-cross-origin",
      "strict-transport-security": "max-age=31536000",
      "x-xss-protection": "1; mode=block",
    });
  });

  it("overrides the origin's header only where the policy says so", () => {
    const headers = apply(findManaged("SecurityHeadersPolicy"), [
      ["Referrer-Policy", "no-referrer"],
      ["X-Content-Type-Options", "sniff"],
    ]);
    expect(headers).toMatchObject({ "referrer-policy": "no-referrer", "x-content-type-options": "nosniff" });
  });

  it("removes headers before it adds its own", () => {
    const policy: Partial<Config> = {
      RemoveHeadersConfig: { Quantity: 2, Items: [{ Header: "X-Powered-By" }, { Header: "x-site" }] },
      CustomHeadersConfig: { Quantity: 1, Items: [{ Header: "X-Site", Value: "docs", Override: false }] },
    };
    expect(
      apply(policy, [
        ["x-powered-by", "node"],
        ["X-SITE", "old"],
        ["x-kept", "1"],
      ]),
    ).toEqual({ "x-site": "docs", "x-kept": "1" });
  });

  it.each([
    [
      { AccessControlMaxAgeSec: 60, IncludeSubdomains: true, Preload: true },
      "max-age=60; includeSubDomains; preload",
    ],
    [{ AccessControlMaxAgeSec: 0 }, "max-age=0"],
  ])("formats the transport security %o", (hsts, value) => {
    const policy = { SecurityHeadersConfig: { StrictTransportSecurity: { Override: true, ...hsts } } };
    expect(apply(policy)).toEqual({ "strict-transport-security": value });
  });

  it.each([
    [{ Protection: false }, "0"],
    [{ Protection: true }, "1"],
    [{ Protection: true, ReportUri: "https://example.com/xss" }, "1; report=https://example.com/xss"],
  ])("formats the XSS protection %o", (xss, value) => {
    expect(apply({ SecurityHeadersConfig: { XSSProtection: { Override: true, ...xss } } })).toEqual({
      "x-xss-protection": value,
    });
  });

  it("adds a content security policy and a frame option", () => {
    const policy: Partial<Config> = {
      SecurityHeadersConfig: {
        ContentSecurityPolicy: { Override: true, ContentSecurityPolicy: "default-src 'self'" },
        FrameOptions: { Override: true, FrameOption: "DENY" },
      },
    };
    expect(apply(policy)).toEqual({
      "content-security-policy": "default-src 'self'",
      "x-frame-options": "DENY",
    });
  });

  it("keeps a CORS header of the origin unless the policy overrides the origin", () => {
    const request = makeEdgeRequest({ headers: [["Origin", "https://a.example.com"]] });
    const fromOrigin: HeaderList = [["access-control-allow-origin", "https://a.example.com"]];
    const cors = {
      AccessControlAllowOrigins: names("*"),
      AccessControlAllowHeaders: names("*"),
      AccessControlAllowMethods: names("GET"),
      AccessControlAllowCredentials: false,
    } as const;
    const toAllowed = (OriginOverride: boolean) =>
      apply({ CorsConfig: { ...cors, OriginOverride } }, fromOrigin, request)["access-control-allow-origin"];
    expect([toAllowed(false), toAllowed(true)]).toEqual(["https://a.example.com", "*"]);
  });

  it("gives the same headers if it is applied twice", () => {
    const header = fc.record({
      Header: fc.constantFrom("x-a", "X-A", "x-b"),
      Value: fc.constantFrom("", "1", "2"),
      Override: fc.boolean(),
    });
    const removed = fc.array(fc.record({ Header: fc.constantFrom("x-c", "X-D") }), { maxLength: 2 });
    const sent = fc.array(fc.tuple(fc.constantFrom("x-a", "x-c", "x-e"), fc.constantFrom("3", "4")));
    fc.assert(
      fc.property(fc.array(header, { maxLength: 3 }), removed, sent, (custom, remove, headers) => {
        const policy: Config = {
          Name: "policy",
          CustomHeadersConfig: { Quantity: custom.length, Items: custom },
          RemoveHeadersConfig: { Quantity: remove.length, Items: remove },
        };
        const once = withPolicyHeaders(policy, makeEdgeRequest(), headers);
        expect(withPolicyHeaders(policy, makeEdgeRequest(), once)).toEqual(once);
      }),
    );
  });
});

describe("the response headers policy of a behavior", () => {
  const served = { origins: { api: "api.example.com" } };

  it("applies before the viewer-response function, on a miss and on a hit", async () => {
    using site = makeSite(served, {
      origins: () => new Response("ok", { headers: { "referrer-policy": "no-referrer" } }),
    });
    const { cloudfront } = site;
    cloudfront.seed.function({
      name: "frame",
      publish: true,
      code: `function handler(event) {
        var response = event.response;
        console.log(response.headers["x-content-type-options"].value);
        response.headers["x-frame-options"] = { value: "DENY" };
        return response;
      }`,
    });
    const { domainName } = cloudfront.seed.distribution({
      ...served,
      responseHeadersPolicy: "SecurityHeadersPolicy",
      functions: { "viewer-response": "frame" },
    });
    for (const result of ["Miss", "Hit"]) {
      const visit = await cloudfront.visit(`https://${domainName}/a`);
      expect(visit.result).toBe(result);
      expect(visit.functions[0]?.logs).toEqual(["nosniff"]);
      expect(Object.fromEntries(visit.response.headers)).toMatchObject({
        "x-frame-options": "DENY",
        "referrer-policy": "no-referrer",
        "strict-transport-security": "max-age=31536000",
      });
    }
  });

  it("answers no preflight: OPTIONS goes to the origin, and the policy adds to its response", async () => {
    using site = makeSite(
      { ...served, methods: "read+options", responseHeadersPolicy: "CORS-With-Preflight" },
      { origins: ({ method }) => new Response(null, { status: method === "OPTIONS" ? 204 : 200 }) },
    );
    const headers = { Origin: "https://app.example.com", "Access-Control-Request-Method": "PUT" };
    const { response, originRequests } = await site.cloudfront.visit("/a", { method: "OPTIONS", headers });
    expect([response.status, originRequests[0]?.method]).toEqual([204, "OPTIONS"]);
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
    expect(response.headers.get("access-control-allow-methods")).toContain("PUT");
  });

  it("applies to what a function answers, and not to CloudFront's own error pages", async () => {
    using site = makeSite({ ...served, responseHeadersPolicy: "SecurityHeadersPolicy" });
    site.cloudfront.origin("api").disconnectsOnce();
    const failed = await site.cloudfront.visit("/a");
    expect([failed.response.status, failed.response.headers.has("x-frame-options")]).toEqual([502, false]);
    site.cloudfront.seed.function({
      name: "redirect",
      publish: true,
      code: `function handler() {
        return { statusCode: 302, statusDescription: "Found", headers: { location: { value: "/new" } } };
      }`,
    });
    const { domainName } = site.cloudfront.seed.distribution({
      ...served,
      responseHeadersPolicy: "SecurityHeadersPolicy",
      functions: { "viewer-request": "redirect" },
    });
    const { response } = await site.cloudfront.visit(`https://${domainName}/a`);
    expect([response.status, response.headers.get("x-frame-options")]).toEqual([302, "SAMEORIGIN"]);
  });

  it("is the account's own, and reports the cache in Server-Timing", async () => {
    using site = makeSite();
    const { id } = site.cloudfront.seed.responseHeadersPolicy({
      config: {
        Name: "timed",
        ServerTimingHeadersConfig: { Enabled: true, SamplingRate: 100 },
        RemoveHeadersConfig: { Quantity: 1, Items: [{ Header: "x-powered-by" }] },
      },
    });
    site.cloudfront.origin("api").answers(new Response("ok", { headers: { "x-powered-by": "node" } }));
    const { domainName } = site.cloudfront.seed.distribution({ ...served, responseHeadersPolicy: id });
    const visit = () => site.cloudfront.visit(`https://${domainName}/a`);
    const miss = await visit();
    expect(miss.response.headers.get("server-timing")).toContain(`cdn-cache-miss,cdn-pop;desc="IAD50-C1"`);
    expect(miss.response.headers.get("server-timing")).toContain(`cdn-rid;desc="${miss.requestId}"`);
    expect(miss.response.headers.has("x-powered-by")).toBe(false);
    expect((await visit()).response.headers.get("server-timing")).toMatch(
      /^cdn-cache-hit,.*cdn-hit-layer;desc="EDGE"/,
    );
  });
});

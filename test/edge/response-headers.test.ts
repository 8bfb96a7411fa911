import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type HeaderList, toHeaderObject } from "../../src/edge/message.ts";
import { withPolicyHeaders } from "../../src/edge/response-headers.ts";
import { managedResponseHeadersPolicies } from "../../src/services/response-headers-policies/managed-response-headers-policies.ts";
import type { Config } from "../../src/services/response-headers-policies/table.ts";
import { makeEdgeRequest } from "../support/edge-messages.ts";
import { names } from "../support/make-policies.ts";

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

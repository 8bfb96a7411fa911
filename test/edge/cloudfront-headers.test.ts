import { describe, expect, it } from "vitest";
import type { VisitInit } from "../../src/index.ts";
import { makeSite } from "../support/make-site.ts";

const policy = "AllViewerAndCloudFrontHeaders-2022-06";

/** Visits a site whose function runs, and returns the headers of its event and of the request to the origin. */
async function headersOf(init: VisitInit, originRequestPolicy: string | undefined = policy) {
  using site = makeSite({ origins: { api: "api.example.com" }, originRequestPolicy });
  site.cloudfront.seed.function({
    name: "edge",
    publish: true,
    code: "function handler(event) { return event.request; }",
  });
  const { domainName } = site.cloudfront.seed.distribution({
    origins: { api: "api.example.com" },
    functions: { "viewer-request": "edge" },
    originRequestPolicy,
  });
  const visit = await site.cloudfront.visit(`https://${domainName}/a`, init);
  return {
    seen: visit.functions[0]?.event.request.headers ?? {},
    sent: visit.originRequests[0]?.headers ?? {},
  };
}

describe("CloudFront's request headers", () => {
  it("reach functions and the origin if a policy names them", async () => {
    const { seen, sent } = await headersOf({ viewer: { country: "DE", ip: "203.0.113.7" } });
    expect(seen).toMatchObject({
      "cloudfront-viewer-country": { value: "DE" },
      "cloudfront-is-desktop-viewer": { value: "true" },
      "cloudfront-is-mobile-viewer": { value: "false" },
      "cloudfront-forwarded-proto": { value: "https" },
      "cloudfront-viewer-address": { value: "203.0.113.7:46532" },
    });
    expect(sent).toMatchObject({
      "cloudfront-viewer-country": "DE",
      "cloudfront-viewer-http-version": "1.1",
    });
    expect(seen).not.toHaveProperty("cloudfront-viewer-header-order");
  });

  it("are absent if no policy names them", async () => {
    const { seen, sent } = await headersOf({}, "AllViewer");
    expect(Object.keys({ ...seen, ...sent }).filter((name) => name.startsWith("cloudfront-"))).toEqual([]);
  });

  it("replace those that the viewer sends", async () => {
    const { seen, sent } = await headersOf({
      headers: { "CloudFront-Viewer-Country": "XX", "CloudFront-Viewer-City": "Nowhere" },
    });
    expect([seen["cloudfront-viewer-country"]?.value, sent["cloudfront-viewer-country"]]).toEqual([
      "US",
      "US",
    ]);
    expect({ ...seen, ...sent }).not.toHaveProperty("cloudfront-viewer-city");
  });

  it("have the values that the test gives", async () => {
    const { seen } = await headersOf({
      viewer: { headers: { "CloudFront-Viewer-City": "Berlin", "CloudFront-Is-Mobile-Viewer": "true" } },
    });
    expect(seen).toMatchObject({
      "cloudfront-viewer-city": { value: "Berlin" },
      "cloudfront-is-mobile-viewer": { value: "true" },
    });
  });

  it("separate objects in the cache if the cache policy names them", async () => {
    using site = makeSite({ origins: { api: "api.example.com" }, cachePolicy: "Amplify" });
    expect(await site.resultOf("/a", { viewer: { country: "DE" } })).toBe("Miss 1");
    expect(await site.resultOf("/a", { viewer: { country: "FR" } })).toBe("Miss 1");
    expect(await site.resultOf("/a", { viewer: { country: "DE" } })).toBe("Hit 0");
  });
});

import { describe, expect, it } from "vitest";
import { mockCloudFront } from "../../src/index.ts";

describe("visit", () => {
  it("runs the functions of the behavior around the origin", async () => {
    using cloudfront = mockCloudFront({
      clients: [],
      origins: { "origin.example.com": (request) => new Response(request.url) },
    });
    cloudfront.seed.function({
      name: "rewrite",
      publish: true,
      code: `function handler(event) {
        event.request.uri += "index.html";
        console.log(event.request.rawQueryString());
        return event.request;
      }`,
    });
    cloudfront.seed.function({
      name: "stamp",
      publish: true,
      code: `function handler(event) {
        event.response.headers["x-uri"] = { value: event.request.uri };
        return event.response;
      }`,
    });
    const site = cloudfront.seed.distribution({
      functions: { "viewer-request": "rewrite", "viewer-response": "stamp" },
    });

    const visit = await cloudfront.visit("/blog/?utm=1");

    expect(visit).toMatchObject({
      url: `https://${site.domainName}/blog/?utm=1`,
      distributionId: site.id,
      behavior: "*",
      functions: [{ name: "rewrite", logs: ["utm=1"] }, { name: "stamp" }],
      originRequests: [{ originId: "origin", answer: 200 }],
      result: "Miss",
    });
    expect(visit.response.headers.get("x-uri")).toBe("/blog/index.html");
    expect(visit.response.headers.get("x-amz-cf-id")).toBe(visit.requestId);
    expect(cloudfront.visits()).toHaveLength(1);
  });
});

import type { OriginGroup } from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { makeSite, siteOrigins } from "../support/make-site.ts";

const group: OriginGroup = {
  Id: "both",
  FailoverCriteria: { StatusCodes: { Quantity: 2, Items: [403, 503] } },
  Members: { Quantity: 2, Items: [{ OriginId: "site" }, { OriginId: "api" }] },
};

/** A site whose default behavior has an origin group: the bucket first, then the server. */
function makeGrouped(methods: "read" | "all" = "read") {
  return makeSite({
    methods,
    behaviors: { "/both/*": { origin: "both", methods } },
    config: { OriginGroups: { Quantity: 1, Items: [group] } },
  });
}

describe("a request to an origin", () => {
  it("is on the visit as the origin received it", async () => {
    using site = makeSite({
      methods: "all",
      cachePolicy: "CachingDisabled",
      originRequestPolicy: "AllViewerExceptHostHeader",
      behaviors: {},
    });
    const visit = await site.cloudfront.visit("/a/../b?q=%20&f", {
      method: "PUT",
      headers: { "X-A": ["1", "2"], Cookie: "s=1; t=2; s=3" },
      body: "hello",
    });
    expect(visit.originRequests).toEqual([
      {
        originId: "site",
        domainName: siteOrigins.site,
        protocol: "https",
        method: "PUT",
        uri: "/a/../b?q=%20&f",
        headers: expect.objectContaining({
          host: siteOrigins.site,
          "x-a": "1, 2",
          cookie: "s=1; s=3; t=2",
          "user-agent": "Amazon CloudFront",
          "x-amz-cf-id": visit.requestId,
          "x-forwarded-for": "198.51.100.11",
        }),
        body: new TextEncoder().encode("hello"),
        answer: 403,
      },
    ]);
  });

  it("gives the page 502 if the origin refuses the connection, and 504 if it does not answer in time", async () => {
    using site = makeSite();
    site.cloudfront.origin("site").disconnectsOnce().timesOutOnce();
    const refused = await site.cloudfront.visit("/a");
    expect([refused.response.status, refused.result, refused.originRequests[0]?.answer]).toEqual([
      502,
      "Error",
      "disconnected",
    ]);
    expect(await refused.response.text()).toContain("CloudFront wasn't able to connect to the origin.");
    const late = await site.cloudfront.visit("/b");
    expect([late.response.status, late.originRequests[0]?.answer]).toEqual([504, "timed out"]);
    expect(await late.response.text()).toContain(
      "CloudFront attempted to establish a connection with the origin",
    );
  });

  it("removes cookies from the response unless the behavior forwards cookies", async () => {
    using site = makeSite(
      { origins: { api: "api.example.com" }, behaviors: { "/all/*": { originRequestPolicy: "AllViewer" } } },
      { origins: () => new Response("ok", { headers: { "set-cookie": "a=1" } }) },
    );
    const cookiesOf = async (path: string) =>
      (await site.cloudfront.visit(path)).response.headers.getSetCookie();
    expect(await cookiesOf("/a")).toEqual([]);
    expect(await cookiesOf("/all/a")).toEqual(["a=1"]);
  });
});

describe("an origin group", () => {
  it.each([
    ["answers a status of its criteria", 503, "https://api.example.com/both/a", [503, 200]],
    ["answers another error", 500, "", [500]],
    ["answers", 200, "", [200]],
  ])("if the primary origin %s, sends %d", async (_, status, body, answers) => {
    using site = makeGrouped();
    site.cloudfront.origin("site").answers(status);
    const { response, originRequests } = await site.cloudfront.visit("/both/a");
    expect(await response.text()).toEqual(status === 500 ? body : expect.stringContaining(body));
    expect(originRequests.map(({ answer }) => answer)).toEqual(answers);
  });

  it.each(["disconnects", "timesOut"] as const)(
    "sends the request to the second origin if the first %s",
    async (fault) => {
      using site = makeGrouped();
      site.cloudfront.origin("site")[fault]();
      const { response, originRequests } = await site.cloudfront.visit("/both/a");
      expect([response.status, originRequests.map(({ originId }) => originId)]).toEqual([
        200,
        ["site", "api"],
      ]);
    },
  );

  it("gives 502 if both origins fail", async () => {
    using site = makeGrouped();
    site.cloudfront.origin("site").answersOnce(403);
    site.cloudfront.origin("api").disconnectsOnce();
    expect((await site.cloudfront.visit("/both/a")).response.status).toBe(502);
  });

  it("has no second origin for POST", async () => {
    using site = makeGrouped("all");
    site.cloudfront.origin("site").disconnectsOnce();
    const { response, originRequests } = await site.cloudfront.visit("/both/a", { method: "POST" });
    expect([response.status, originRequests.length]).toEqual([502, 1]);
  });

  it("begins each request at the primary origin", async () => {
    using site = makeGrouped();
    site.cloudfront.origin("site").answersOnce(503);
    await site.cloudfront.visit("/both/a");
    const { originRequests } = await site.cloudfront.visit("/both/b");
    expect(originRequests.map(({ originId }) => originId)).toEqual(["site", "api"]);
  });
});

import { describe, expect, it } from "vitest";
import { makeVisit } from "../../support/make-visit.ts";
import { failure, runners } from "../../support/runners.ts";

const visit = await makeVisit("/docs/?b=2&a=1", {
  code: "function handler(event) { event.request.uri += 'index.html'; console.log('rewriting'); return event.request; }",
});
const refused = await makeVisit("/", { code: "function handler() { return { statusCode: 403 }; }" });

describe.each(runners)("toReachOrigin ($name)", ({ expect: expects }) => {
  it("takes the id or the domain name of the origin", () => {
    expects(visit).toReachOrigin("site");
    expects(visit).toReachOrigin("site.example.com");
    expects(visit).not.toReachOrigin("api");
  });

  it("compares the path, and the query string if the expected uri has one", () => {
    expects(visit).toReachOrigin("site", "/docs/index.html");
    expects(visit).toReachOrigin("site", "/docs/index.html?b=2&a=1");
    expects(visit).not.toReachOrigin("site", "/docs/index.html?a=1&b=2");
    expects(visit).not.toReachOrigin("site", "/docs/index.html?");
    expects(visit).not.toReachOrigin("site", "/docs/");
  });

  it("accepts the runner's own matchers", () => {
    expects(visit).toReachOrigin("site", expects.stringMatching(/^\/docs\//));
  });

  it("fails for a visit that a function answered", () => {
    expects(refused).not.toReachOrigin("site");
  });

  it("shows the requests, the result and the log", async () => {
    expect(await failure(() => expects(visit).toReachOrigin("api"))).toBe(`expect(visit).toReachOrigin("api")

No request went to the origin "api".

GET ${visit.url} got status 200, result "Miss".

Requests to origins:
  GET /docs/index.html?b=2&a=1 to "site" (site.example.com): 200

Log of edge at viewer-request:
  rewriting`);
  });

  it("says that the URIs differ", async () => {
    expect(await failure(() => expects(visit).toReachOrigin("site", "/other"))).toMatch(
      'expect(visit).toReachOrigin("site", "/other")\n\nThe requests to the origin "site" have other URIs.',
    );
  });

  it("says that no request went out", async () => {
    expect(await failure(() => expects(refused).toReachOrigin("site"))).toMatch(
      "No request to an origin went out.",
    );
  });

  it("fails in the negated form if a request went to the origin", async () => {
    expect(await failure(() => expects(visit).not.toReachOrigin("site"))).toMatch(
      'A request went to the origin "site".',
    );
  });

  it.each([
    [Promise.resolve(visit), "site", "The received value is a promise: await it first."],
    [visit.response, "site", "The received value is a Response: pass the visit that it belongs to."],
    [{}, "site", "The received value is {}."],
    [visit, 1, "The origin is an id or a domain name, not 1."],
  ])("rejects %o and %o, in the negated form too", async (received, name, text) => {
    expect(await failure(() => expects(received).not.toReachOrigin(name as never))).toMatch(text);
  });

  it.each([
    [undefined, "The uri is undefined. Omit the argument to accept any value."],
    [/docs/, 'The uri is a string ("/index.html") or a matcher, not /docs/.'],
  ])("rejects the uri %o", async (uri, text) => {
    expect(await failure(() => expects(visit).not.toReachOrigin("site", uri as never))).toMatch(text);
  });
});

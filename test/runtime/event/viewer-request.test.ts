import { describe, expect, it } from "vitest";
import { viewerRequest } from "../../../src/runtime/event/viewer-request.ts";

it("viewerRequest() creates GET / of a standard distribution", () => {
  expect(viewerRequest()).toEqual({
    version: "1.0",
    context: {
      eventType: "viewer-request",
      distributionDomainName: "d111111abcdef8.cloudfront.net",
      distributionId: "EDFDVBD6EXAMPLE",
      requestId: expect.any(String),
    },
    viewer: { ip: "198.51.100.11" },
    request: {
      method: "GET",
      uri: "/",
      querystring: {},
      headers: { host: { value: "d111111abcdef8.cloudfront.net" } },
      cookies: {},
    },
  });
});

describe("viewerRequest", () => {
  it("takes method, uri and ip", () => {
    const { request, viewer } = viewerRequest({ method: "POST", uri: "/a", ip: "2001:db8::1" });
    expect(request).toMatchObject({ method: "POST", uri: "/a" });
    expect(viewer).toEqual({ ip: "2001:db8::1" });
  });

  it.each(["querystring", "headers", "cookies"] as const)(
    "takes %s as a string, a list and an object",
    (member) => {
      const { request } = viewerRequest({
        [member]: { a: "1", b: ["1", "2"], c: ["3"], d: { value: "4" }, "e e": "" },
      });
      expect(request[member]).toMatchObject({
        a: { value: "1" },
        b: { value: "1", multiValue: [{ value: "1" }, { value: "2" }] },
        c: { value: "3" },
        d: { value: "4" },
      });
      expect(request[member].c).not.toHaveProperty("multiValue");
    },
  );

  it("takes header names in any case, which replace the default", () => {
    expect(viewerRequest({ headers: { Host: "example.com", "X-A": "1" } }).request.headers).toEqual({
      host: { value: "example.com" },
      "x-a": { value: "1" },
    });
  });

  it("leaves out a header that is undefined", () => {
    expect(viewerRequest({ headers: { host: undefined } }).request.headers).toEqual({});
  });

  it("keeps the case of cookie and parameter names", () => {
    const { request } = viewerRequest({ cookies: { loggedIn: "1" }, querystring: { Page: "2" } });
    expect([Object.keys(request.cookies), Object.keys(request.querystring)]).toEqual([
      ["loggedIn"],
      ["Page"],
    ]);
  });

  it("leaves out the distribution's domain name if there is an endpoint", () => {
    const { context } = viewerRequest({ context: { endpoint: "d222222abcdef8.cloudfront.net" } });
    expect(context).toMatchObject({
      endpoint: "d222222abcdef8.cloudfront.net",
      distributionId: "EDFDVBD6EXAMPLE",
    });
    expect(context).not.toHaveProperty("distributionDomainName");
  });
});

describe("viewerRequest returns events", () => {
  it("that share nothing", () => {
    viewerRequest().request.headers.host = { value: "changed" };
    expect(viewerRequest().request.headers.host).toEqual({ value: "d111111abcdef8.cloudfront.net" });
  });

  it("with copies of overrides that are objects", () => {
    const a = { value: "1", multiValue: [{ value: "1" }, { value: "2" }] };
    const { request } = viewerRequest({ querystring: { a } });
    (request.querystring.a?.multiValue ?? []).forEach((item) => {
      item.value = "changed";
    });
    expect(a.multiValue).toEqual([{ value: "1" }, { value: "2" }]);
  });
});

describe("viewerRequest rejects", () => {
  it.each<[overrides: unknown, message: string]>([
    [null, "viewerRequest must be an object, and is null; leave it out for the defaults"],
    [
      { path: "/" },
      'viewerRequest has no "path"; use one of method, uri, querystring, headers, cookies, ip, context',
    ],
    [
      { uri: "/a?b=1" },
      'viewerRequest.uri must not have a query string, and is "/a?b=1"; put it in querystring',
    ],
    [{ uri: "a" }, 'viewerRequest: request.uri must begin with "/", and is "a"'],
    [{ method: 1 }, "viewerRequest: request.method must be a string that is not empty, and is 1"],
    [{ ip: "localhost" }, 'viewerRequest.ip must be an IPv4 or IPv6 address, and is "localhost"'],
    [{ querystring: "a=1" }, 'viewerRequest.querystring must be an object of values by name, and is "a=1"'],
    [
      { headers: { a: 1 } },
      "viewerRequest.headers.a must be a string, a list of strings or a { value } object, and is 1; write it as a string",
    ],
    [{ cookies: { a: [] } }, "viewerRequest.cookies.a must be a list of at least one string, and is empty"],
    [
      { cookies: { a: ["1", 2] } },
      "viewerRequest.cookies.a must be a list of at least one string, and has 2",
    ],
    [{ headers: { a: {} } }, "viewerRequest: request.headers.a.value is missing"],
    [
      { headers: { Cookie: "a=1" } },
      'viewerRequest: request.headers must not have "cookie"; put cookies in request.cookies',
    ],
    [
      { context: { eventType: "viewer-response" } },
      'viewerRequest.context has no "eventType"; ' +
        "use one of distributionDomainName, endpoint, distributionId, requestId",
    ],
  ])("%j", (overrides, message) => {
    expect(() => viewerRequest(overrides as object)).toThrow(new TypeError(message));
  });
});

import { describe, expect, it } from "vitest";
import { viewerRequest } from "../../../src/runtime/event/viewer-request.ts";

it("without overrides it is GET / of a standard distribution", () => {
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

describe("overrides", () => {
  it("method, uri and ip", () => {
    const { request, viewer } = viewerRequest({ method: "POST", uri: "/a", ip: "2001:db8::1" });
    expect(request).toMatchObject({ method: "POST", uri: "/a" });
    expect(viewer).toEqual({ ip: "2001:db8::1" });
  });

  it.each(["querystring", "headers", "cookies"] as const)("%s as text, list and object", (member) => {
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
  });

  it("header names may be in any case, and replace the default", () => {
    expect(viewerRequest({ headers: { Host: "example.com", "X-A": "1" } }).request.headers).toEqual({
      host: { value: "example.com" },
      "x-a": { value: "1" },
    });
  });

  it("undefined takes a header out", () => {
    expect(viewerRequest({ headers: { host: undefined } }).request.headers).toEqual({});
  });

  it("names of cookies and parameters keep their case", () => {
    const { request } = viewerRequest({ cookies: { loggedIn: "1" }, querystring: { Page: "2" } });
    expect([Object.keys(request.cookies), Object.keys(request.querystring)]).toEqual([
      ["loggedIn"],
      ["Page"],
    ]);
  });

  it("an endpoint makes it a multi-tenant distribution's, which has no domain name of its own", () => {
    const { context } = viewerRequest({ context: { endpoint: "d222222abcdef8.cloudfront.net" } });
    expect(context).toMatchObject({
      endpoint: "d222222abcdef8.cloudfront.net",
      distributionId: "EDFDVBD6EXAMPLE",
    });
    expect(context).not.toHaveProperty("distributionDomainName");
  });
});

describe("events are their caller's", () => {
  it("two calls share nothing", () => {
    viewerRequest().request.headers.host = { value: "changed" };
    expect(viewerRequest().request.headers.host).toEqual({ value: "d111111abcdef8.cloudfront.net" });
  });

  it("an override that is an object is copied", () => {
    const a = { value: "1", multiValue: [{ value: "1" }, { value: "2" }] };
    const { request } = viewerRequest({ querystring: { a } });
    (request.querystring.a?.multiValue ?? []).forEach((item) => {
      item.value = "changed";
    });
    expect(a.multiValue).toEqual([{ value: "1" }, { value: "2" }]);
  });
});

describe("bad overrides say what is wrong with them", () => {
  it.each<[overrides: unknown, message: string]>([
    [null, "viewerRequest must be an object, and is null; leave it out for the defaults"],
    [
      { path: "/" },
      'viewerRequest has no "path"; take one of method, uri, querystring, headers, cookies, ip, context',
    ],
    [
      { uri: "/a?b=1" },
      'viewerRequest.uri must not have a query string, and is "/a?b=1"; put it into querystring',
    ],
    [{ uri: "a" }, 'viewerRequest: request.uri must begin with "/", and is "a"'],
    [{ method: 1 }, "viewerRequest: request.method must be a string with something in it, and is 1"],
    [{ ip: "localhost" }, 'viewerRequest.ip must be an IPv4 or IPv6 address, and is "localhost"'],
    [{ querystring: "a=1" }, 'viewerRequest.querystring must be an object of values by name, and is "a=1"'],
    [
      { headers: { a: 1 } },
      "viewerRequest.headers.a must be a text, a list of texts or a { value } object, and is 1; write it as a text",
    ],
    [{ cookies: { a: [] } }, "viewerRequest.cookies.a must be a list of at least one text, and is empty"],
    [{ cookies: { a: ["1", 2] } }, "viewerRequest.cookies.a must be a list of at least one text, and has 2"],
    [{ headers: { a: {} } }, "viewerRequest: request.headers.a.value is missing"],
    [
      { headers: { Cookie: "a=1" } },
      'viewerRequest: request.headers must not have "cookie"; put cookies into request.cookies',
    ],
    [
      { context: { eventType: "viewer-response" } },
      'viewerRequest.context has no "eventType"; ' +
        "take one of distributionDomainName, endpoint, distributionId, requestId",
    ],
  ])("%j", (overrides, message) => {
    expect(() => viewerRequest(overrides as object)).toThrow(new TypeError(message));
  });
});

import { describe, expect, it } from "vitest";
import { viewerRequest } from "../../../src/runtime/event/viewer-request.ts";
import { viewerResponse } from "../../../src/runtime/event/viewer-response.ts";

it("without overrides it is a 200 to the request of viewerRequest()", () => {
  const { response, request, context } = viewerResponse();
  expect(response).toEqual({
    statusCode: 200,
    statusDescription: "OK",
    headers: { "content-type": { value: "text/html; charset=utf-8" } },
    cookies: {},
  });
  expect(request).toEqual(viewerRequest().request);
  expect(context.eventType).toBe("viewer-response");
});

describe("overrides", () => {
  it("another status has no description, unless it is given", () => {
    expect(viewerResponse({ statusCode: 404 }).response).not.toHaveProperty("statusDescription");
    expect(viewerResponse({ statusCode: 404, statusDescription: "Gone" }).response.statusDescription).toBe(
      "Gone",
    );
  });

  it("headers are added to the default, in lower case", () => {
    expect(viewerResponse({ headers: { "Cache-Control": "no-store" } }).response.headers).toEqual({
      "content-type": { value: "text/html; charset=utf-8" },
      "cache-control": { value: "no-store" },
    });
  });

  it("cookies with attributes", () => {
    const seen = { value: "1", attributes: "Secure; Path=/" };
    expect(viewerResponse({ cookies: { seen } }).response.cookies).toEqual({ seen });
  });

  it("a body", () => {
    expect(viewerResponse({ body: "hello" }).response.body).toBe("hello");
    const body = { encoding: "base64", data: "aGk=" } as const;
    const made = viewerResponse({ body }).response.body;
    expect(made).toEqual(body);
    expect(made).not.toBe(body);
  });

  it("the request that is answered, the viewer and the context", () => {
    const event = viewerResponse({
      request: { uri: "/a", headers: { Origin: "https://example.com" } },
      ip: "203.0.113.7",
      context: { requestId: "id" },
    });
    expect(event.request).toMatchObject({ uri: "/a", headers: { origin: { value: "https://example.com" } } });
    expect(event.viewer.ip).toBe("203.0.113.7");
    expect(event.context.requestId).toBe("id");
  });
});

describe("bad overrides say what is wrong with them", () => {
  it.each<[overrides: unknown, message: string]>([
    [
      { uri: "/" },
      'viewerResponse has no "uri"; take one of statusCode, statusDescription, headers, cookies, body, request, ip, context',
    ],
    [
      { request: { body: "" } },
      'viewerResponse.request has no "body"; take one of method, uri, querystring, headers, cookies',
    ],
    [
      { request: null },
      "viewerResponse.request must be an object, and is null; leave it out for the defaults",
    ],
    [
      { request: { headers: { a: null } } },
      "viewerResponse.request.headers.a must be a text, a list of texts or a { value } object, and is null; " +
        "write it as a text",
    ],
    [
      { statusCode: "200" },
      'viewerResponse: response.statusCode must be an integer from 100 to 599, and is "200"',
    ],
    [
      { body: 1 },
      "viewerResponse: response.body must be a string or an object with encoding and data, and is 1",
    ],
    [
      { headers: { "Set-Cookie": "a=1" } },
      'viewerResponse: response.headers must not have "set-cookie"; put cookies into response.cookies',
    ],
  ])("%j", (overrides, message) => {
    expect(() => viewerResponse(overrides as object)).toThrow(new TypeError(message));
  });
});

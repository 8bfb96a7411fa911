import { describe, expect, it } from "vitest";
import { viewerRequest } from "../../../src/runtime/event/viewer-request.ts";
import { viewerResponse } from "../../../src/runtime/event/viewer-response.ts";

it("viewerResponse() creates a 200 response to the request of viewerRequest()", () => {
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

describe("viewerResponse", () => {
  it("adds no description to a status other than 200", () => {
    expect(viewerResponse({ statusCode: 404 }).response).not.toHaveProperty("statusDescription");
    expect(viewerResponse({ statusCode: 404, statusDescription: "Gone" }).response.statusDescription).toBe(
      "Gone",
    );
  });

  it("adds headers to the default, in lower case", () => {
    expect(viewerResponse({ headers: { "Cache-Control": "no-store" } }).response.headers).toEqual({
      "content-type": { value: "text/html; charset=utf-8" },
      "cache-control": { value: "no-store" },
    });
  });

  it("takes cookies with attributes", () => {
    const seen = { value: "1", attributes: "Secure; Path=/" };
    expect(viewerResponse({ cookies: { seen } }).response.cookies).toEqual({ seen });
  });

  it("takes a body", () => {
    expect(viewerResponse({ body: "hello" }).response.body).toBe("hello");
    const body = { encoding: "base64", data: "aGk=" } as const;
    const made = viewerResponse({ body }).response.body;
    expect(made).toEqual(body);
    expect(made).not.toBe(body);
  });

  it("takes the request, the viewer and the context", () => {
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

describe("viewerResponse rejects", () => {
  it.each<[overrides: unknown, message: string]>([
    [
      { uri: "/" },
      'viewerResponse has no "uri"; use one of statusCode, statusDescription, headers, cookies, body, request, ip, context',
    ],
    [
      { request: { body: "" } },
      'viewerResponse.request has no "body"; use one of method, uri, querystring, headers, cookies',
    ],
    [
      { request: null },
      "viewerResponse.request must be an object, and is null; leave it out for the defaults",
    ],
    [
      { request: { headers: { a: null } } },
      "viewerResponse.request.headers.a must be a string, a list of strings or a { value } object, and is null; " +
        "write it as a string",
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
      'viewerResponse: response.headers must not have "set-cookie"; put cookies in response.cookies',
    ],
  ])("%j", (overrides, message) => {
    expect(() => viewerResponse(overrides as object)).toThrow(new TypeError(message));
  });
});

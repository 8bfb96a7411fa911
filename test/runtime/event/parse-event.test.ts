import { describe, expect, it } from "vitest";
import { parseEvent } from "../../../src/runtime/event/parse-event.ts";
import { viewerRequest } from "../../../src/runtime/event/viewer-request.ts";
import { viewerResponse } from "../../../src/runtime/event/viewer-response.ts";

/** Returns a valid event with the value at a path replaced, or removed by `undefined`. */
function changed(event: object, path: string, value: unknown): string {
  const copy = JSON.parse(JSON.stringify(event));
  const names = path.split("/");
  const last = names.pop() as string;
  let target = copy;
  for (const name of names) {
    target = target[name];
  }
  target[last] = value;
  return JSON.stringify(copy);
}

function request(path: string, value: unknown): string {
  return changed(viewerRequest(), path, value);
}
function response(path: string, value: unknown): string {
  return changed(viewerResponse(), path, value);
}

describe("parseEvent rejects", () => {
  it.each<[reason: string, event: string]>([
    ["the event must be an object, and is null", "null"],
    ["the event must be an object, and is a list", "[]"],
    ["version is missing", request("version", undefined)],
    ['version must be "1.0", and is 1', request("version", 1)],
    ["context is missing", request("context", undefined)],
    ["context.eventType is missing", request("context/eventType", undefined)],
    [
      'context.eventType must be "viewer-request" or "viewer-response", and is "origin-request"',
      request("context/eventType", "origin-request"),
    ],
    ["context.requestId must be a string, and is 7", request("context/requestId", 7)],
    ["viewer is missing", request("viewer", undefined)],
    ["viewer.ip is missing", request("viewer/ip", undefined)],
    ['viewer.ip must be a string that is not empty, and is ""', request("viewer/ip", "")],
    ["request is missing", request("request", undefined)],
    ["request must be an object, and is a list", request("request", [])],
    ["request.method is missing", request("request/method", undefined)],
    ["request.uri is missing", request("request/uri", undefined)],
    ['request.uri must begin with "/", and is "index.html"', request("request/uri", "index.html")],
    ['request.querystring must be an object, and is "a=1"', request("request/querystring", "a=1")],
    [
      'request.querystring["a b"] must be an object with a value, and is "1"',
      request("request/querystring/a b", "1"),
    ],
    [
      "request.querystring must not have an empty name",
      request("request/querystring", { "": { value: "" } }),
    ],
    ["request.headers.host.value is missing", request("request/headers/host", {})],
    ["request.headers.host.value is missing", request("request/headers/host", { multiValue: [] })],
    [`request.uri must begin with "/", and is "${"u".repeat(60)}…"`, request("request/uri", "u".repeat(61))],
    ["request.headers.host.value must be a string, and is 1", request("request/headers/host/value", 1)],
    ["request.headers.host.value must be a string, and is null", request("request/headers/host/value", null)],
    [
      "request.headers.host.multiValue must be a list, and is an object",
      request("request/headers/host/multiValue", {}),
    ],
    [
      'request.headers.host.multiValue[1] must be an object with a value, and is "b"',
      request("request/headers/host/multiValue", [{ value: "a" }, "b"]),
    ],
    ["request.headers.host.multiValue[0].value is missing", request("request/headers/host/multiValue", [{}])],
    [
      'request.headers must have header names in lower case, and has "Accept"',
      request("request/headers/Accept", { value: "*/*" }),
    ],
    [
      'request.headers must not have "cookie"; put cookies in request.cookies',
      request("request/headers/cookie", { value: "a=1" }),
    ],
    ["request.cookies.a must be an object with a value, and is null", request("request/cookies/a", null)],
    [
      'response is not part of a viewer-request event; leave it out, or make eventType "viewer-response"',
      request("response", { statusCode: 200 }),
    ],
    ["response is missing", response("response", undefined)],
    ["request is missing", response("request", undefined)],
    ["response.statusCode is missing", response("response/statusCode", undefined)],
    [
      'response.statusCode must be an integer from 100 to 599, and is "200"',
      response("response/statusCode", "200"),
    ],
    [
      "response.statusCode must be an integer from 100 to 599, and is 600",
      response("response/statusCode", 600),
    ],
    ["response.statusDescription must be a string, and is 1", response("response/statusDescription", 1)],
    [
      'response.headers must not have "set-cookie"; put cookies in response.cookies',
      response("response/headers/set-cookie", { value: "a=1" }),
    ],
    [
      "response.cookies.a.attributes must be a string, and is a list",
      response("response/cookies/a", { value: "1", attributes: ["Secure"] }),
    ],
    [
      'response.body.encoding must be "text" or "base64", and is "gzip"',
      response("response/body", { encoding: "gzip", data: "" }),
    ],
    ["response.body.data must be valid base64", response("response/body", { encoding: "base64", data: "a" })],
  ])("an event with the reason: %s", (reason, event) => {
    expect(parseEvent(event)).toEqual({ kind: "invalid", reasons: [reason] });
  });

  it("text that is not JSON", () => {
    expect(parseEvent("{")).toMatchObject({ reasons: [expect.stringMatching(/^the event is not JSON: /)] });
  });

  it("bytes that are not UTF-8", () => {
    expect(parseEvent(new Uint8Array([0xff]))).toEqual({
      kind: "invalid",
      reasons: ["the event is not UTF-8 text"],
    });
  });

  it("an event with all its problems at once", () => {
    const parsed = parseEvent("{}");
    expect(parsed).toMatchObject({
      reasons: ["version is missing", "context is missing", "viewer is missing", "request is missing"],
    });
  });
});

describe("parseEvent accepts", () => {
  it("the smallest event of AWS's samples, and adds the missing collections", () => {
    // seen: aws-samples/amazon-cloudfront-functions, enforce-domain-redirect
    const event = {
      version: "1.0",
      context: { eventType: "viewer-request" },
      viewer: { ip: "0.0.0.0" },
      request: { method: "GET", uri: "/index.html", headers: { host: { value: "example.com" } } },
    };
    const whole = { ...event, request: { ...event.request, querystring: {}, cookies: {} } };
    const parsed = parseEvent(JSON.stringify(event));
    expect(parsed).toMatchObject({ kind: "event", type: "viewer-request", event: whole });
    expect(parsed.kind === "event" && JSON.parse(parsed.json)).toEqual(whole);
  });

  it("a response without headers, cookies and description", () => {
    expect(parseEvent(response("response", { statusCode: 304 }))).toMatchObject({
      type: "viewer-response",
      event: { response: { statusCode: 304, headers: {}, cookies: {} } },
    });
  });

  it.each([
    ["names of cookies and parameters in any case", request("request/cookies/loggedIn", { value: "1" })],
    ["unknown members", request("request/headers/host/multivalue", [{ value: 1 }])],
    [
      "headers that functions may not set",
      response("response/headers/x-cache", { value: "Hit from cloudfront" }),
    ],
    ["an empty value", request("request/querystring/a", { value: "" })],
    ["response: null on a viewer-request", request("response", null)],
    ["a name that every object inherits", request("request/headers/constructor", { value: "1" })],
  ])("%s", (_, event) => {
    expect(parseEvent(event)).toMatchObject({ kind: "event" });
  });

  it("bytes, with or without a byte order mark", () => {
    const json = JSON.stringify(viewerRequest({ uri: "/ä" }));
    for (const text of [json, `\uFEFF${json}`]) {
      expect(parseEvent(new TextEncoder().encode(text))).toMatchObject({ event: { request: { uri: "/ä" } } });
    }
  });
});

it("parseEvent returns a result for a deeply nested event of the allowed size", () => {
  const deep = request("extra", "…").replace('"…"', "[".repeat(18_000) + "]".repeat(18_000));
  expect(["event", "invalid"]).toContain(parseEvent(deep).kind);
});

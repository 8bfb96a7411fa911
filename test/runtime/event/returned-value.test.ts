import { describe, expect, it } from "vitest";
import type { ViewerEvent } from "../../../src/runtime/event/event.ts";
import { checkReturnedValue } from "../../../src/runtime/event/returned-value.ts";
import { viewerRequest } from "../../../src/runtime/event/viewer-request.ts";
import { viewerResponse } from "../../../src/runtime/event/viewer-response.ts";

function check(value: unknown, event: ViewerEvent): ReturnType<typeof checkReturnedValue> {
  return checkReturnedValue(JSON.stringify(value), event);
}

const request = viewerRequest();
const response = viewerResponse();

describe("checkReturnedValue on viewer-request", () => {
  it("accepts a request", () => {
    expect(check(request.request, request)).toEqual({
      kind: "request",
      value: request.request,
      edgeProblems: [],
    });
  });

  it("accepts an object with a statusCode as a response", () => {
    const found = { statusCode: 302, headers: { location: { value: "/de" } } };
    expect(check(found, request)).toEqual({ kind: "response", value: found, edgeProblems: [] });
  });

  it.each<[what: string, value: unknown, problem: string]>([
    ["nothing", undefined, "the value must be a request or a response, and is undefined"],
    ["null", null, "the value must be a request or a response, and is null"],
    ["a string", "/", 'the value must be a request or a response, and is "/"'],
    ["a list", [request.request], "the value must be a request or a response, and is a list"],
    ["the event", request, "the value must be a request or a response, and is an object with request in it"],
    [
      "the output of TestFunction",
      { response: { statusCode: 200 } },
      "the value must be a request or a response, and is an object with response in it",
    ],
    [
      "any object",
      { status: 200 },
      "the value must be a request or a response, " +
        "and has neither the method and uri of a request nor the statusCode of a response",
    ],
  ])("rejects %s", (_, value, problem) => {
    expect(check(value, request)).toEqual({
      kind: "invalid",
      message: `The CloudFront function returned an invalid value: ${problem}.`,
    });
  });
});

describe("checkReturnedValue on viewer-response", () => {
  it("accepts a response", () => {
    expect(check(response.response, response)).toEqual({
      kind: "response",
      value: response.response,
      edgeProblems: [],
    });
  });

  it("accepts a response with members of a request as a response", () => {
    expect(check({ ...response.response, uri: "/" }, response)).toMatchObject({ kind: "response" });
  });

  it.each<[what: string, value: unknown, problem: string]>([
    ["nothing", undefined, "the value must be a response, and is undefined"],
    ["the event", response, "the value must be a response, and is an object with request in it"],
    ["the request", response.request, "the value must be a response on viewer-response, and is a request"],
    ["a response without status", { headers: {} }, "response.statusCode is missing"],
  ])("rejects %s", (_, value, problem) => {
    expect(check(value, response)).toEqual({
      kind: "invalid",
      message: `The CloudFront function returned an invalid value: ${problem}.`,
    });
  });
});

it("checkReturnedValue uses the known sentence of the service for upper-case header names", () => {
  const headers = { "Strict-Transport-Security": { value: "max-age=1" } };
  expect(check({ ...response.response, headers }, response)).toMatchObject({
    message:
      "The CloudFront function returned an invalid value: response.headers must have header names in lower case.",
  });
});

it("checkReturnedValue names the header that is not in lower case in its advice", () => {
  expect(check({ statusCode: 200, headers: { "X-Foo": { value: "1" } } }, request)).toMatchObject({
    advice: 'Write "x-foo" instead of "X-Foo".',
  });
  const other = { ...request.request, method: "PUT", headers: { "X-Foo": { value: "1" } } };
  expect(check(other, request)).not.toHaveProperty("advice");
});

describe("checkReturnedValue calls a promise a promise", () => {
  it.each<[path: string[], returned: object, problem: string]>([
    [["uri"], { ...request.request, uri: {} }, "request.uri must be a string"],
    [
      ["headers", "location", "value"],
      { statusCode: 302, headers: { location: { value: {} } } },
      "response.headers.location.value must be a string",
    ],
    [
      ["headers", "location"],
      { statusCode: 302, headers: { location: {} } },
      "response.headers.location must be an object with a value",
    ],
    [["body"], { statusCode: 200, body: {} }, "response.body must be a string or an object"],
    [["querystring"], { ...request.request, querystring: {} }, "request.querystring must be an object"],
    [[], {}, "the value must be a request or a response"],
  ])("at %j", (path, returned, problem) => {
    const found = checkReturnedValue(JSON.stringify(returned), request, [path]);
    expect(found).toMatchObject({
      kind: "invalid",
      message: expect.stringContaining(`: ${problem}`),
    });
    expect(found).toMatchObject({
      message: expect.stringMatching(/is a Promise; is an `await` missing\?\.$/),
    });
  });
});

it("checkReturnedValue reports the first problem only", () => {
  expect(check({ ...request.request, method: "PUT", uri: 1 }, request)).toMatchObject({
    message: expect.stringMatching(/: request\.method is read-only/),
  });
});

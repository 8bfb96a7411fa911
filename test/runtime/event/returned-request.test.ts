import { describe, expect, it } from "vitest";
import { findReturnedRequestProblems } from "../../../src/runtime/event/returned-request.ts";
import { viewerRequest } from "../../../src/runtime/event/viewer-request.ts";

const { request: before } = viewerRequest({ querystring: { a: "1" }, cookies: { b: "2" } });
function problems(changes: object, was = before): string[] {
  return findReturnedRequestProblems({ ...was, ...changes }, was);
}

describe("findReturnedRequestProblems reports", () => {
  it.each<[problem: string, changes: object]>([
    ['request.method is read-only and must stay "GET", and is "POST"', { method: "POST" }],
    ["request.method is missing", { method: undefined }],
    ["request.uri is missing", { uri: undefined }],
    ["request.uri must be a string, and is null", { uri: null }],
    ['request.uri must begin with "/", and is "https://example.com/"', { uri: "https://example.com/" }],
    ["request.querystring must be an object, and is a list", { querystring: [] }],
    [
      'request.querystring must not have spaces, control characters or "#"; encode them',
      { querystring: "a=x y" },
    ],
    [
      "request.uri and request.querystring must be shorter than 8192 characters together, and are 8192",
      { uri: "/", querystring: `a=${"v".repeat(8188)}` },
    ],
    ['request.querystring.a must be an object with a value, and is "2"', { querystring: { a: "2" } }],
    ["request.querystring.a.value must be a string, and is 2", { querystring: { a: { value: 2 } } }],
    [
      'request.querystring.a must not have spaces, control characters or "#"; encode them',
      { querystring: { a: { value: "x y" } } },
    ],
    [
      'request.querystring["a#"] must not have spaces, control characters or "#"; encode them',
      { querystring: { "a#": { value: "1" } } },
    ],
    [
      'request.querystring.a must not have spaces, control characters or "#"; encode them',
      { querystring: { a: { value: "1", multiValue: [{ value: "1" }, { value: "\u0001" }] } } },
    ],
    ['request.headers must be an object, and is "host"', { headers: "host" }],
    ["request.cookies must be an object, and is a list", { cookies: [] }],
    [
      "request.uri and request.querystring must be shorter than 8192 characters together, and are 8192",
      { uri: `/${"u".repeat(8187)}` },
    ],
  ])("%s", (problem, changes) => {
    expect(problems(changes)).toEqual([problem]);
  });
});

describe("findReturnedRequestProblems accepts", () => {
  it.each<[what: string, changes: object]>([
    ["another uri", { uri: "/index.html" }],
    ["one character below the limit", { uri: `/${"u".repeat(8186)}` }],
    ["no query string", { querystring: {} }],
    ["a query string as a string", { querystring: "a=1&b=%20&c" }],
    ["an empty string as a query string", { querystring: "" }],
    ["an encoded query string", { querystring: { "a%20b": { value: "%23" } } }],
    [
      "several values without a first value",
      { querystring: { a: { multiValue: [{ value: "1" }, { value: "2" }] } } },
    ],
    ["no cookies", { cookies: undefined }],
    ["unknown members", { body: 1 }],
  ])("%s", (_, changes) => {
    expect(problems(changes)).toEqual([]);
  });

  it("a query string and a length that the event had", () => {
    const was = viewerRequest({ uri: `/${"u".repeat(9000)}`, querystring: { a: "x y#" } }).request;
    expect(problems({}, was)).toEqual([]);
    expect(problems({ headers: {} }, was)).toEqual([]);
  });
});

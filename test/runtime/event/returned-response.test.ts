import { describe, expect, it } from "vitest";
import { findReturnedResponseProblems } from "../../../src/runtime/event/returned-response.ts";
import { viewerResponse } from "../../../src/runtime/event/viewer-response.ts";

function made(changes: object): string[] {
  return findReturnedResponseProblems({ statusCode: 200, ...changes }, undefined);
}

describe("findReturnedResponseProblems reports", () => {
  it.each<[problem: string, changes: object]>([
    ["response.statusCode is missing", { statusCode: undefined }],
    ['response.statusCode must be an integer from 200 to 599, and is "302"', { statusCode: "302" }],
    ["response.statusCode must be an integer from 200 to 599, and is 200.5", { statusCode: 200.5 }],
    ["response.statusCode must be an integer from 200 to 599, and is 199", { statusCode: 199 }],
    ["response.statusCode must be an integer from 200 to 599, and is 600", { statusCode: 600 }],
    ["response.statusDescription must be a string, and is 1", { statusDescription: 1 }],
    ["response.statusDescription must not have control characters", { statusDescription: "OK\r\n" }],
    ['response.headers.location must be an object with a value, and is "/"', { headers: { location: "/" } }],
    [
      "response.cookies.a.attributes must be a string, and is true",
      { cookies: { a: { value: "", attributes: true } } },
    ],
    ["response.body must be a string or an object with encoding and data, and is null", { body: null }],
    ["response.body.data must be a string, and is undefined", { body: { encoding: "text" } }],
    ['response.body.encoding must be "text" or "base64", and is undefined', { body: { data: "" } }],
    ["response.body.data must be valid base64", { body: { encoding: "base64", data: "aGk" } }],
    ["response.body.data must be valid base64", { body: { encoding: "base64", data: "a-_=" } }],
  ])("%s", (problem, changes) => {
    expect(made(changes)).toEqual([problem]);
  });
});

describe("findReturnedResponseProblems accepts", () => {
  it.each<[what: string, changes: object]>([
    ["the lowest status", { statusCode: 200 }],
    ["the highest status", { statusCode: 599 }],
    ["a string", { body: "" }],
    ["an object with text", { body: { encoding: "text", data: "hello" } }],
    ["base64", { body: { encoding: "base64", data: "aGk=" } }],
    ["empty base64", { body: { encoding: "base64", data: "" } }],
    [
      "content-length, which is read-only in requests only",
      { headers: { "content-length": { value: "2" } } },
    ],
  ])("%s", (_, changes) => {
    expect(made(changes)).toEqual([]);
  });

  it("a status below 200 only if the event had it", () => {
    const { response } = viewerResponse({ statusCode: 103 });
    expect(findReturnedResponseProblems({ ...response }, response)).toEqual([]);
    expect(findReturnedResponseProblems({ ...response, statusCode: 102 }, response)).toHaveLength(1);
  });
});

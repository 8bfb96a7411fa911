import { describe, expect, it } from "vitest";
import { returnedResponseProblems } from "../../../src/runtime/event/returned-response.ts";
import { viewerResponse } from "../../../src/runtime/event/viewer-response.ts";

function made(changes: object): string[] {
  return returnedResponseProblems({ statusCode: 200, ...changes }, undefined);
}

describe("what is refused, and why", () => {
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

describe("what is accepted", () => {
  it.each<[what: string, changes: object]>([
    ["the least status", { statusCode: 200 }],
    ["the greatest status", { statusCode: 599 }],
    ["a text", { body: "" }],
    ["an encoded text", { body: { encoding: "text", data: "hello" } }],
    ["base64", { body: { encoding: "base64", data: "aGk=" } }],
    ["no data in base64", { body: { encoding: "base64", data: "" } }],
    [
      "a length of one's own, which is read-only in requests",
      { headers: { "content-length": { value: "2" } } },
    ],
  ])("%s", (_, changes) => {
    expect(made(changes)).toEqual([]);
  });

  it("a status that came with the event, and no other of its kind", () => {
    const { response } = viewerResponse({ statusCode: 103 });
    expect(returnedResponseProblems({ ...response }, response)).toEqual([]);
    expect(returnedResponseProblems({ ...response, statusCode: 102 }, response)).toHaveLength(1);
  });
});

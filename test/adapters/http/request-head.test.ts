import type { IncomingMessage } from "node:http";
import { describe, expect, it } from "vitest";
import { parseQuery, toHttpRequest, toRequestHead } from "../../../src/adapters/http/request-head.ts";

function receive(
  url: string,
  { method = "GET", rawHeaders = ["Host", "localhost"], httpVersion = "1.1" } = {},
) {
  const headers = { host: rawHeaders[1], cookie: ["a", "b"] };
  return toRequestHead({ method, url, headers, rawHeaders, httpVersion } as unknown as IncomingMessage);
}

describe("toRequestHead", () => {
  it.each([
    ["/a/b?c=d?e", undefined, "/a/b", "c=d?e"],
    ["/a", undefined, "/a", ""],
    ["/a?", undefined, "/a", ""],
    ["//evil.example/a", undefined, "//evil.example/a", ""],
    ["http://localhost:80/a?b", "localhost:80", "/a", "b"],
    ["HTTPS://localhost/a", "localhost", "/a", ""],
    ["ftp://evil.example/a", "evil.example", "/a", ""],
    ["http://localhost", "localhost", "/", ""],
    ["http://localhost?b", "localhost", "/", "b"],
    ["http:///a", "", "/a", ""],
    ["http://a@b/c", "a@b", "/c", ""],
    ["*", undefined, "*", ""],
  ])("parses the target %s", (url, authority, path, search) => {
    expect(receive(url)).toMatchObject({ authority, path, search });
  });

  it("reads HEAD as GET", () => {
    expect(receive("/", { method: "HEAD" }).method).toBe("GET");
  });

  it("collects every Host header, whatever its case", () => {
    expect(receive("/", { rawHeaders: ["Host", "a", "X", "host", "HOST", "b"] }).hosts).toEqual(["a", "b"]);
  });

  it.each([
    ["1.0", false],
    ["1.1", true],
  ])("in HTTP/%s requires a Host: %s", (httpVersion, expected) => {
    expect(receive("/", { httpVersion }).requiresHost).toBe(expected);
  });
});

describe("toHttpRequest", () => {
  it("adds the query and the body", () => {
    const body = new Uint8Array([1]);
    const { path, query, body: added } = toHttpRequest(receive("/a?b=c"), body);
    expect([path, { ...query }, added]).toEqual(["/a", { b: "c" }, body]);
  });
});

describe("parseQuery", () => {
  it.each([
    ["", {}],
    ["a", { a: "" }],
    ["a=1&b=2", { a: "1", b: "2" }],
    ["a=1&a=2&a=3", { a: ["1", "2", "3"] }],
    ["a=b+c%2B", { a: "b c+" }],
    ["a=%E0%A4%A", { a: "\ufffd%A" }],
  ])("parses %j", (search, expected) => {
    expect({ ...parseQuery(search) }).toEqual(expected);
  });

  it("does not set the prototype", () => {
    const query = parseQuery("__proto__=x&constructor=y");
    expect(Object.getPrototypeOf(query)).toBeNull();
    expect(Object.keys(query)).toEqual(["__proto__", "constructor"]);
  });

  it("takes time that is linear in the number of repeated parameters", () => {
    const started = performance.now();
    expect(parseQuery("a&".repeat(200_000)).a).toHaveLength(200_000);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

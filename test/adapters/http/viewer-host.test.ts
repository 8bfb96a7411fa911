import { describe, expect, it } from "vitest";
import type { RequestHead } from "../../../src/adapters/http/request-head.ts";
import { findViewerHost } from "../../../src/adapters/http/viewer-host.ts";

/** One distribution: E1, d1.cloudfront.net, with aliases. */
const names = {
  findDomainName: (id: string) => (id.toUpperCase() === "E1" ? "d1.cloudfront.net" : undefined),
  hasHost: (name: string) =>
    ["d1.cloudfront.net", "www.example.com", "localhost", "mock", "127.0.0.1"].includes(name),
};

function find(host: string | readonly string[], changes: Partial<RequestHead> = {}): string | undefined {
  const head: RequestHead = {
    method: "GET",
    authority: undefined,
    path: "/",
    search: "",
    hosts: [host].flat(),
    headers: {},
    requiresHost: true,
    ...changes,
  };
  return findViewerHost(head, names, ["127.0.0.1", "mock"]);
}

const chosen = (name: string) => ({ headers: { "x-mock-cloudfront-host": name } });

describe("findViewerHost", () => {
  it.each([
    ["e1.cloudfront.localhost:8080", "d1.cloudfront.net"],
    ["E1.CloudFront.localhost", "d1.cloudfront.net"],
    ["d1.cloudfront.net", "d1.cloudfront.net"],
    ["d1.cloudfront.net.localhost:8080", "d1.cloudfront.net"],
    ["www.example.com:8080", "www.example.com"],
    ["WWW.example.com", "www.example.com"],
    ["www.example.com.localhost", "www.example.com"],
    ["unknown.cloudfront.localhost", "unknown.cloudfront.localhost"],
  ])("takes the request to %s for a viewer's of %s", (host, name) => {
    expect(find(host)).toBe(name);
  });

  it.each([
    "localhost",
    "localhost:8080",
    "127.0.0.1:8080",
    "[::1]:8080",
    "123456789012.localhost",
    "mock:8080",
    "evil.example",
    "localhost.evil.example",
    "",
    `${"a.".repeat(120)}www.example.com.localhost`,
  ])("leaves the request to %s to the API", (host) => {
    expect(find(host)).toBeUndefined();
  });

  it("takes the name of the header if the request is for this machine", () => {
    expect(find("127.0.0.1:8080", chosen("www.example.com"))).toBe("www.example.com");
    expect(find("localhost", chosen("nobody.example"))).toBe("nobody.example");
    expect(find("mock", chosen("www.example.com:443"))).toBe("www.example.com");
    expect(find("mock", chosen("https://www.example.com/"))).toBe("https://www.example.com/");
  });

  it("ignores the header of a request for another machine", () => {
    expect(find("evil.example", chosen("www.example.com"))).toBeUndefined();
  });

  it("leaves requests with no Host, several, or another one in the request line to the API", () => {
    expect(find([])).toBeUndefined();
    expect(find(["www.example.com", "www.example.com"])).toBeUndefined();
    expect(find("www.example.com", { authority: "evil.example" })).toBeUndefined();
    expect(find("www.example.com", { authority: "www.example.com" })).toBe("www.example.com");
  });
});

import { describe, expect, it } from "vitest";
import { parseTarget } from "../../src/edge/target.ts";

const onlyHost = () => "d1.cloudfront.net";

describe("parseTarget", () => {
  it.each([
    ["https://www.example.com", { protocol: "https", host: "www.example.com", path: "/", query: undefined }],
    ["HTTP://WWW.Example.COM/", { protocol: "http", host: "WWW.Example.COM", path: "/", query: undefined }],
    ["https://a.b:8443/x?", { protocol: "https", host: "a.b", path: "/x", query: "" }],
    ["https://a.b?x=1", { protocol: "https", host: "a.b", path: "/", query: "x=1" }],
    ["https://a.b/x?a=1?b#c?d", { protocol: "https", host: "a.b", path: "/x", query: "a=1?b" }],
    ["https://a.b/x#f", { protocol: "https", host: "a.b", path: "/x", query: undefined }],
    ["/blog/?a=1", { protocol: "https", host: "d1.cloudfront.net", path: "/blog/", query: "a=1" }],
    ["//x", { protocol: "https", host: "d1.cloudfront.net", path: "//x", query: undefined }],
    [
      "https://bücher.example/",
      { protocol: "https", host: "xn--bcher-kva.example", path: "/", query: undefined },
    ],
  ])("parses %s", (target, expected) => {
    expect(parseTarget(target, onlyHost)).toEqual(expected);
  });

  it("keeps the path and the query string as written", () => {
    const path = "/a/b/..//%7e/%c3%a9/'$&;=@:!*()~";
    expect(parseTarget(`https://a.b${path}?a=%41&b+c=[1]&flag&&`, onlyHost)).toMatchObject({
      path,
      query: "a=%41&b+c=[1]&flag&&",
    });
  });

  it("encodes the characters that HTTP cannot carry", () => {
    expect(parseTarget('https://a.b/ü 家"<>^`{|}\\\u007f\n?ä=€', onlyHost)).toMatchObject({
      path: "/%C3%BC%20%E5%AE%B6%22%3C%3E%5E%60%7B%7C%7D%5C%7F%0A",
      query: "%C3%A4=%E2%82%AC",
    });
  });

  it("reads a URL of any realm", () => {
    expect(parseTarget({ href: "https://a.b/x?y" }, onlyHost)).toMatchObject({ path: "/x", query: "y" });
    expect(parseTarget(new URL("https://a.b/x/../y"), onlyHost)).toMatchObject({ path: "/y" });
  });

  it.each([
    ["ftp://a.b/", 'visit() cannot visit "ftp://a.b/"'],
    ["www.example.com/", 'begins with "/"'],
    ["", 'visit() cannot visit ""'],
    ["https:///x", "is not a host name"],
    ["https://user:pass@a.b/", "is not a host name"],
    ["https://a b/", "is not a host name"],
    ["https://a.b:x/", "is not a host name"],
    ["https://[::1]/", "is not a host name"],
    [undefined, "visit() expects an address, but got undefined"],
    [42, "visit() expects an address, but got 42"],
    [{}, "Pass a string, a URL or a Request"],
  ])("rejects %j", (target, message) => {
    expect(() => parseTarget(target, onlyHost)).toThrow(
      expect.objectContaining({ code: "INVALID_VISIT", message: expect.stringContaining(message) }),
    );
  });
});

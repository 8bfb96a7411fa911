import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createPathMatcher } from "../../src/edge/invalidate.ts";

describe("createPathMatcher()", () => {
  it.each([
    ["/a", "/a", true],
    ["/a", "/a?x=1", false],
    ["/a", "/A", false],
    ["/a", "/a/", false],
    ["/a*", "/a", true],
    ["/a*", "/abc?x=1", true],
    ["/a/*", "/a", false],
    ["/*", "/", true],
    ["/a?x=1", "/a?x=1", true],
    ["/a?x=*", "/a?x=1&y=2", true],
    ["/a*b", "/axb", false],
    ["/a*b", "/a*b", true],
    ["/a%7eb", "/a~b", true],
    ["/%c3%a9", "/%C3%A9", true],
    ["/a%2Fb", "/a/b", false],
  ])("%s covers %s: %s", (path, uri, expected) => {
    expect(createPathMatcher(path)(uri)).toBe(expected);
  });

  it("covers every path with /*, and each path with itself", () => {
    const uris = fc.stringMatching(/^\/[a-z~%./?=&-]{0,12}$/);
    fc.assert(
      fc.property(uris, (uri) => {
        expect(createPathMatcher("/*")(uri)).toBe(true);
        expect(createPathMatcher(uri)(uri)).toBe(true);
      }),
    );
  });
});

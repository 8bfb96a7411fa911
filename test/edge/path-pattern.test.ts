import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findBehavior, normalizePath } from "../../src/edge/path-pattern.ts";
import type { Config } from "../../src/services/distributions/config.ts";
import { makeBehavior, makeDistributionConfig } from "../support/make-distribution.ts";

/** Returns the pattern that matches a path, "default" for the default behavior. */
function match(path: string, ...patterns: string[]): string {
  const config = makeDistributionConfig({
    CacheBehaviors: {
      Quantity: patterns.length,
      Items: patterns.map((PathPattern) => ({ ...makeBehavior(), PathPattern })),
    },
  }) as Config;
  const found = findBehavior(path, config);
  return "PathPattern" in found ? found.PathPattern : "default";
}

describe("findBehavior", () => {
  // AWS developer guide, "Path pattern".
  it.each([
    ["/images/a.jpg", ["/images/*"], "/images/*"],
    ["/images/a.jpg", ["images/*"], "images/*"],
    ["/a/b/c.jpg", ["*.jpg"], "*.jpg"],
    ["/LOGO.JPG", ["*.jpg"], "default"],
    ["/abc", ["/a?c"], "/a?c"],
    ["/ac", ["/a?c"], "default"],
    ["/abbc", ["/a?c"], "default"],
    ["/a/c", ["/a?c"], "/a?c"],
    ["/test/file1.jpg", ["test/"], "default"],
    ["/test", ["/test*"], "/test*"],
    ["/", ["*"], "*"],
    ["/a.b", ["/a+b"], "default"],
    ["/a+b", ["/a+b"], "/a+b"],
    ["/a$b~c", ["/a$b~c"], "/a$b~c"],
    ["/axb", ["/a.b"], "default"],
  ])("matches %s by %j as %s", (path, patterns, expected) => {
    expect(match(path, ...patterns)).toBe(expected);
  });

  it("takes the first match in the order of the list", () => {
    expect(match("/api/a.jpg", "/api/*", "*.jpg")).toBe("/api/*");
    expect(match("/api/a.jpg", "*.jpg", "/api/*")).toBe("*.jpg");
  });

  it("matches the normalized path", () => {
    expect(match("/a/b/..", "/a/b*", "/a*")).toBe("/a*");
    expect(match("//admin", "/admin")).toBe("/admin");
    expect(match("/%7Euser", "/~user")).toBe("/~user");
  });

  it("has a result for long patterns of wildcards in reasonable time", () => {
    const pattern = `${"*a".repeat(100)}b`;
    expect(match(`/${"a".repeat(5000)}`, pattern)).toBe("default");
  });

  it("matches every path that a pattern's wildcards are filled in to", () => {
    const text = fc.string({ unit: fc.constantFrom(..."abc-_.~/+&"), maxLength: 8 }).map(normalizePath);
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), (parts) => {
        const pattern = `/p${parts.join("*")}`;
        const path = `/p${parts.join("x")}`;
        fc.pre(path === normalizePath(path));
        expect(match(path, pattern)).toBe(pattern);
      }),
    );
  });
});

describe("normalizePath", () => {
  it.each([
    ["/", "/"],
    ["/a/b", "/a/b"],
    ["/a/./b", "/a/b"],
    ["/a/../b", "/b"],
    ["/../..", "/"],
    ["/a/..", "/"],
    ["/a/b/..", "/a/"],
    ["/a/b/.", "/a/b/"],
    ["/a//b///", "/a/b/"],
    ["//", "/"],
    ["/.well-known/x", "/.well-known/x"],
    ["/a/...", "/a/..."],
    ["/%2e%2e/a", "/a"],
    ["/%41%2d", "/A-"],
    ["/%2f%c3%a9", "/%2F%C3%A9"],
    ["/%", "/%"],
    ["/%zz", "/%zz"],
  ])("turns %s into %s", (path, expected) => {
    expect(normalizePath(path)).toBe(expected);
  });

  it("changes a normalized path no further", () => {
    const path = fc.string({ unit: fc.constantFrom(..."ab./%2eF"), maxLength: 20 }).map((text) => `/${text}`);
    fc.assert(
      fc.property(path, (given) => {
        const once = normalizePath(given);
        fc.pre(!/%[0-9a-f]{2}/i.test(once));
        expect(normalizePath(once)).toBe(once);
      }),
    );
  });
});

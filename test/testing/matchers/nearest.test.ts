import fc from "fast-check";
import { expect, it } from "vitest";
import { nearest } from "../../../src/testing/matchers/nearest.ts";

const names = ["index-rewrite", "redirects", "edge"];

it.each([
  ["edg", "edge"],
  ["edgee", "edge"],
  ["egde", "edge"],
  ["EDGE", "edge"],
  ["redirect", "redirects"],
  ["index_rewrites", "index-rewrite"],
])("of %s, %s", (written, meant) => {
  expect(nearest(written, names)).toBe(meant);
});

it.each(["", "x", "cache", "indexing", "edges-of-it"])("of %o, none", (written) => {
  expect(nearest(written, names)).toBeUndefined();
});

it("is the first of several that are as near", () => {
  expect(nearest("edge", ["edgy", "edga"])).toBe("edgy");
});

it("is the name itself, where it is among them", () => {
  const name = fc.stringMatching(/^[a-z0-9-]{1,12}$/);
  fc.assert(
    fc.property(fc.array(name), name, (others, itself) => {
      expect(nearest(itself, [...others, itself])).toBe(itself);
    }),
  );
});

it("knows any name with one letter too few", () => {
  const name = fc.stringMatching(/^[a-z]{4,12}$/);
  fc.assert(
    fc.property(name, fc.nat(), (itself, at) => {
      const index = at % itself.length;
      expect(nearest(itself.slice(0, index) + itself.slice(index + 1), [itself])).toBe(itself);
    }),
  );
});

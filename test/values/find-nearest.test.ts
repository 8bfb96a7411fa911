import fc from "fast-check";
import { expect, it } from "vitest";
import { findNearest } from "../../src/values/find-nearest.ts";

const names = ["index-rewrite", "redirects", "edge"];

it.each([
  ["edg", "edge"],
  ["edgee", "edge"],
  ["egde", "edge"],
  ["EDGE", "edge"],
  ["redirect", "redirects"],
  ["index_rewrites", "index-rewrite"],
])("findNearest corrects %s to %s", (written, meant) => {
  expect(findNearest(written, names)).toBe(meant);
});

it.each(["", "x", "cache", "indexing", "edges-of-it"])("findNearest finds no name near %o", (written) => {
  expect(findNearest(written, names)).toBeUndefined();
});

it("findNearest returns the first of several equally near names", () => {
  expect(findNearest("edge", ["edgy", "edga"])).toBe("edgy");
});

it("findNearest returns the name itself if it exists", () => {
  const name = fc.stringMatching(/^[a-z0-9-]{1,12}$/);
  fc.assert(
    fc.property(fc.array(name), name, (others, itself) => {
      expect(findNearest(itself, [...others, itself])).toBe(itself);
    }),
  );
});

it("findNearest corrects a name with one letter missing", () => {
  const name = fc.stringMatching(/^[a-z]{4,12}$/);
  fc.assert(
    fc.property(name, fc.nat(), (itself, at) => {
      const index = at % itself.length;
      expect(findNearest(itself.slice(0, index) + itself.slice(index + 1), [itself])).toBe(itself);
    }),
  );
});

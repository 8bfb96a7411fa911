import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { getCacheKey } from "../../src/edge/cache-key.ts";
import type { Forwarding } from "../../src/edge/forwarding-types.ts";
import type { EdgeRequest } from "../../src/edge/message.ts";
import { selectAll, selectListed, selectNone } from "../../src/edge/name-selection.ts";
import { makeEdgeRequest } from "../support/edge-messages.ts";

const noParts = { headers: selectNone, cookies: selectNone, queryStrings: selectNone };

function keyOf(request: Partial<EdgeRequest>, key: Partial<Forwarding["key"]> = {}, encodings = {}): string {
  const forwarding: Forwarding = {
    key: { ...noParts, ...key },
    sent: noParts,
    gzip: false,
    brotli: false,
    ttl: { min: 0, default: 0, max: 0 },
    ...encodings,
  };
  return getCacheKey(makeEdgeRequest(request), forwarding, "E1");
}

describe("getCacheKey()", () => {
  it("has only the path without a policy's names", () => {
    const other = {
      query: "a=1",
      host: "b.example.com",
      protocol: "http",
      headers: [["Cookie", "a=1"]],
    } as const;
    expect(keyOf(other)).toBe(keyOf({}));
  });

  it("separates paths, and OPTIONS from GET and HEAD", () => {
    expect(keyOf({ path: "/A" })).not.toBe(keyOf({ path: "/a" }));
    expect(keyOf({ method: "HEAD" })).toBe(keyOf({ method: "GET" }));
    expect(keyOf({ method: "OPTIONS" })).not.toBe(keyOf({ method: "GET" }));
  });

  it("keeps order and case of query strings", () => {
    const all = { queryStrings: selectAll };
    const keys = ["a=1&b=2", "b=2&a=1", "A=1&b=2"].map((query) => keyOf({ query }, all));
    expect(new Set(keys).size).toBe(3);
  });

  it("takes header names in any case and any order", () => {
    const key = { headers: selectListed({ Items: ["origin", "x-a"] }) };
    const first = keyOf(
      {
        headers: [
          ["Origin", "o"],
          ["X-A", "1"],
          ["X-B", "2"],
        ],
      },
      key,
    );
    expect(
      keyOf(
        {
          headers: [
            ["x-a", "1"],
            ["ORIGIN", "o"],
            ["X-B", "3"],
          ],
        },
        key,
      ),
    ).toBe(first);
    expect(
      keyOf(
        {
          headers: [
            ["x-a", "2"],
            ["ORIGIN", "o"],
          ],
        },
        key,
      ),
    ).not.toBe(first);
  });

  it("has the host if the policy names it", () => {
    const key = { headers: selectListed({ Items: ["host"] }) };
    expect(keyOf({ host: "a.example.com" }, key)).not.toBe(keyOf({ host: "b.example.com" }, key));
  });

  it("normalizes Accept-Encoding", () => {
    const both = { gzip: true, brotli: true };
    const key = (value: string) => keyOf({ headers: [["Accept-Encoding", value]] }, {}, both);
    expect(key("gzip, br, deflate")).toBe(key("br;q=1.0, gzip;q=0.8"));
    expect(key("gzip")).not.toBe(key("br"));
    expect(key("identity")).toBe(keyOf({}, {}, both));
  });

  it("is equal exactly if the selected parts are equal", () => {
    const selected = { a: fc.constantFrom("1", "2"), b: fc.constantFrom("1", "2") };
    const request = fc.record({ ...selected, other: fc.string({ maxLength: 2 }) });
    const key = { headers: selectListed({ Items: ["x-a"] }), queryStrings: selectListed({ Items: ["b"] }) };
    const toKey = ({ a, b, other }: { a: string; b: string; other: string }) =>
      keyOf(
        {
          query: `z=${encodeURIComponent(other)}&b=${b}`,
          headers: [
            ["X-A", a],
            ["X-Other", other],
          ],
        },
        key,
      );
    fc.assert(
      fc.property(request, request, (first, second) => {
        const areEqual = first.a === second.a && first.b === second.b;
        expect(toKey(first) === toKey(second)).toBe(areEqual);
      }),
    );
  });
});

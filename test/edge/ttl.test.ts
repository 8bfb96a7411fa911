import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { HeaderList } from "../../src/edge/message.ts";
import { getTtl, parseCacheControl } from "../../src/edge/ttl.ts";
import { makeEdgeResponse } from "../support/edge-messages.ts";

const now = new Date("2026-01-01T00:00:00.000Z");
const optimized = { min: 1, default: 86_400, max: 31_536_000 };
const byOrigin = { min: 0, default: 0, max: 31_536_000 };

function ttlOf(headers: HeaderList, { status = 200, bounds = optimized, errorTtl = 10 } = {}): number {
  return getTtl(makeEdgeResponse(status, headers), bounds, errorTtl, now);
}

describe("getTtl()", () => {
  it.each<[string, HeaderList, number]>([
    ["is the default TTL without headers", [], 86_400],
    ["is max-age", [["Cache-Control", "public, max-age=60"]], 60],
    ["prefers s-maxage to max-age", [["cache-control", "max-age=60, s-maxage=90"]], 90],
    ["raises max-age to the minimum", [["cache-control", "max-age=0"]], 1],
    ["lowers max-age to the maximum", [["cache-control", "max-age=99999999999"]], 31_536_000],
    [
      "prefers max-age to Expires",
      [
        ["cache-control", "max-age=5"],
        ["expires", "Thu, 01 Jan 2026 01:00:00 GMT"],
      ],
      5,
    ],
    ["is the time until Expires", [["expires", "Thu, 01 Jan 2026 00:02:00 GMT"]], 120],
    [
      "counts Expires from the response's Date",
      [
        ["date", "Thu, 01 Jan 2026 00:01:00 GMT"],
        ["expires", "Thu, 01 Jan 2026 00:02:00 GMT"],
      ],
      60,
    ],
    ["takes an invalid Expires as expired", [["expires", "0"]], 1],
    ["is the minimum with no-store", [["cache-control", "no-store, max-age=60"]], 1],
    ["is the minimum with no-cache", [["cache-control", "no-cache"]], 1],
    ["is the minimum with private", [["cache-control", "PRIVATE"]], 1],
    ["reads quoted values", [["cache-control", 'max-age="7"']], 7],
    ["ignores a max-age that is not a whole number", [["cache-control", "max-age=soon"]], 86_400],
  ])("%s", (_, headers, seconds) => {
    expect(ttlOf(headers)).toBe(seconds);
  });

  it("is 0 for no-store if the minimum is 0", () => {
    expect(ttlOf([["cache-control", "no-store"]], { bounds: byOrigin })).toBe(0);
  });

  it("is the greater of the minimum and the default without headers", () => {
    expect(ttlOf([], { bounds: { min: 100, default: 50, max: 200 } })).toBe(100);
  });

  it.each([404, 414, 500, 501, 502, 503, 504])("is the error TTL for %d", (status) => {
    expect(ttlOf([], { status, errorTtl: 7 })).toBe(7);
  });

  it.each([400, 403, 405, 412, 415])("is 0 for %d unless the origin sends max-age", (status) => {
    expect(ttlOf([], { status })).toBe(0);
    expect(ttlOf([["cache-control", "max-age=30"]], { status })).toBe(30);
    expect(ttlOf([["cache-control", "s-maxage=3"]], { status })).toBe(10);
  });

  it.each([401, 410, 416, 429])("is 0 for %d whatever the origin sends", (status) => {
    expect(ttlOf([["cache-control", "max-age=30"]], { status })).toBe(0);
  });

  it.each([206, 304])("is 0 for %d", (status) => {
    expect(ttlOf([["cache-control", "max-age=30"]], { status })).toBe(0);
  });

  it("is 0 for everything if the behavior does not cache, errors included", () => {
    const bounds = { min: 0, default: 0, max: 0 };
    expect(ttlOf([["cache-control", "max-age=30"]], { bounds })).toBe(0);
    expect(ttlOf([], { bounds, status: 503 })).toBe(0);
  });

  it("is from the minimum to the maximum, or the default, for every 200", () => {
    const seconds = fc.nat(100_000);
    const directive = fc.oneof(
      seconds.map((n) => `max-age=${n}`),
      seconds.map((n) => `s-maxage=${n}`),
      fc.constantFrom("no-store", "no-cache", "private", "public", "immutable", "max-age", "max-age=x", ""),
    );
    fc.assert(
      fc.property(fc.array(directive), fc.tuple(seconds, seconds, seconds), (directives, values) => {
        const [min = 0, standard = 0, max = 0] = [...values].sort((a, b) => a - b);
        const headers: HeaderList = [["cache-control", directives.join(", ")]];
        const ttl = ttlOf(headers, { bounds: { min, default: standard, max } });
        expect(ttl).toBeGreaterThanOrEqual(min);
        expect(ttl).toBeLessThanOrEqual(max);
      }),
    );
  });
});

describe("parseCacheControl()", () => {
  it("reads directives by lower-case name", () => {
    const directives = parseCacheControl('Public, S-MaxAge = 5 ,no-cache="set-cookie, x",,stale-if-error=0');
    expect([...directives]).toEqual([
      ["public", ""],
      ["s-maxage", "5"],
      ["no-cache", "set-cookie, x"],
      ["stale-if-error", "0"],
    ]);
  });
});

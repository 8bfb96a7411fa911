import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SeededRandom } from "../../src/core/seeded-random.ts";

function draw(ids: SeededRandom, count = 5) {
  return Array.from({ length: count }, () => ids.uuid());
}

it("generates the same ids in the same order from the same seed", () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      expect(draw(new SeededRandom(seed))).toEqual(draw(new SeededRandom(seed)));
    }),
    { numRuns: 30 },
  );
});

it("generates other ids from another seed", () => {
  expect(draw(new SeededRandom(1))).not.toEqual(draw(new SeededRandom(2)));
});

it("generates the same ids in every process, because users' snapshots contain them", () => {
  expect(draw(new SeededRandom(1), 2)).toMatchInlineSnapshot(`
    [
      "a087eaf3-00b3-49c9-8706-c4ebfb2627fd",
      "f7e79d2b-47f6-4630-9ce3-01f0b8829f5c",
    ]
  `);
});

it("generates version 4 UUIDs", () => {
  const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      for (const id of draw(new SeededRandom(seed))) {
        expect(id).toMatch(uuid);
      }
    }),
    { numRuns: 100 },
  );
});

it("repeats no id in 10,000", () => {
  expect(new Set(draw(new SeededRandom(1), 10_000)).size).toBe(10_000);
});

it("generates numbers evenly from 0 to 1", () => {
  const ids = new SeededRandom(1);
  const numbers = Array.from({ length: 10_000 }, () => ids.number());
  expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...numbers)).toBeLessThan(1);
  const tenths = Array.from({ length: 10 }, (_, i) => numbers.filter((n) => Math.floor(n * 10) === i).length);
  for (const tenth of tenths) {
    expect(Math.abs(tenth - 1000)).toBeLessThan(150);
  }
});

it("continues from a restored state", () => {
  fc.assert(
    fc.property(fc.integer(), fc.nat(10), (seed, before) => {
      const ids = new SeededRandom(seed);
      draw(ids, before);
      const { state } = ids;
      const first = draw(ids);
      ids.state = state;
      expect(draw(ids)).toEqual(first);
    }),
    { numRuns: 30 },
  );
});

describe("numbers in base 36", () => {
  it("have 64 bits and lower-case letters", () => {
    const ids = new SeededRandom(1);
    const numbers = Array.from({ length: 10_000 }, () => ids.base36());
    for (const number of numbers) {
      expect(number).toMatch(/^[1-9a-z][0-9a-z]{0,12}$/);
    }
    expect(new Set(numbers).size).toBe(10_000);
    // The greatest number of 64 bits begins with a 3: as the ids of thirteen characters that CloudFront gives do.
    expect(numbers.filter((number) => number.length === 13 && (number[0] as string) > "3")).toEqual([]);
    expect(numbers.filter((number) => number.length >= 12).length).toBeGreaterThan(9_900);
  });

  it("are the same from the same seed", () => {
    expect(new SeededRandom(7).base36()).toBe(new SeededRandom(7).base36());
  });
});

describe("digits in base 62", () => {
  it("are as many as asked for, and all occur", () => {
    const ids = new SeededRandom(1);
    const drawn = Array.from({ length: 500 }, () => ids.base62(22));
    for (const id of drawn) {
      expect(id).toMatch(/^[0-9A-Za-z]{22}$/);
    }
    expect(new Set(drawn.join("")).size).toBe(62);
  });
});

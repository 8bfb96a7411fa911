import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SortedMap } from "../../../src/services/key-value-data/sorted-map.ts";

const key = fc.oneof(
  fc.nat(40).map((n) => n.toString(36)),
  fc.string({ unit: "grapheme", maxLength: 2 }),
);
/** A value puts it, nothing takes it away. */
const steps = fc.array(fc.tuple(key, fc.option(fc.nat(9), { nil: undefined })), { maxLength: 120 });

function byKey(map: ReadonlyMap<string, number>) {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** With how many keys one is compared until its place is found. */
function comparisonsUntil(map: SortedMap<unknown>, key: string): number {
  let comparisons = 0;
  const counting = {
    [Symbol.toPrimitive]: () => {
      comparisons += 1;
      return key;
    },
  };
  map.after(counting as unknown as string, 0);
  return comparisons;
}

describe("a sorted map", () => {
  it("equals a Map in the order of its keys after any writes", () => {
    fc.assert(
      fc.property(steps, key, fc.nat(5), (writes, behind, limit) => {
        let map = SortedMap.of<number>();
        const model = new Map<string, number>();
        for (const [key, value] of writes) {
          map = value === undefined ? map.without(key) : map.with(key, value);
          if (value === undefined) {
            model.delete(key);
          } else {
            model.set(key, value);
          }
          expect(map.size).toBe(model.size);
          expect(map.get(key)).toBe(value);
          expect(map.has(key)).toBe(value !== undefined);
        }
        const sorted = byKey(model);
        expect([...map]).toEqual(sorted);
        expect([...map.keys()]).toEqual(sorted.map(([key]) => key));
        expect([...map.values()]).toEqual(sorted.map(([, value]) => value));
        expect(map.after(behind, limit)).toEqual(sorted.filter(([key]) => key > behind).slice(0, limit));
        expect(map.after(undefined, limit)).toEqual(sorted.slice(0, limit));
      }),
    );
  });

  it("leaves every earlier version unchanged", () => {
    fc.assert(
      fc.property(steps, (writes) => {
        let map = SortedMap.of<number>();
        const formers: [SortedMap<number>, [string, number][]][] = [];
        for (const [key, value] of writes) {
          formers.push([map, [...map]]);
          map = value === undefined ? map.without(key) : map.with(key, value);
        }
        for (const [former, entries] of formers) {
          expect([...former]).toEqual(entries);
        }
      }),
    );
  });

  it("calls forEach callbacks in the order of the keys, with the arguments of a Map", () => {
    const map = SortedMap.of([
      ["b", 2],
      ["a", 1],
    ]);
    const visited: unknown[] = [];
    map.forEach((...passed) => {
      visited.push(passed);
    });
    expect(visited).toEqual([
      [1, "a", map],
      [2, "b", map],
    ]);
  });

  it("calls forEach callbacks with the given this", () => {
    const map = SortedMap.of([["a", 1]]);
    const seen: unknown[] = [];
    const given = {};
    map.forEach(function (this: unknown) {
      seen.push(this);
    }, given);
    expect(seen[0]).toBe(given);
  });

  it("returns itself if the key to remove does not exist", () => {
    const map = SortedMap.of([["a", 1]]);
    expect(map.without("b")).toBe(map);
  });

  it.each([
    ["rising", (i: number) => i],
    ["falling", (i: number) => -i],
  ])("needs few comparisons among 10,000 %s keys, also after most of them are removed", (_, order) => {
    const text = (i: number) => String(order(i) + 50_000);
    let map = SortedMap.of(Array.from({ length: 10_000 }, (_, i) => [text(i), i] as const));
    expect(comparisonsUntil(map, text(9_950))).toBeLessThanOrEqual(20);
    for (let i = 0; i < 9_900; i++) {
      map = map.without(text(i));
    }
    expect(map.size).toBe(100);
    expect(comparisonsUntil(map, text(9_950))).toBeLessThanOrEqual(10);
  });
});

import fc from "fast-check";
import { expect, it } from "vitest";
import type { Environment } from "../../src/core/context.ts";
import { SeededRandom } from "../../src/core/seeded-random.ts";
import { createSortableId } from "../../src/services/sortable-id.ts";

it("createSortableId sorts ids by second, and repeats none", () => {
  const random = new SeededRandom(1);
  const second = fc.integer({ min: Date.UTC(2015) / 1000, max: Date.UTC(2100) / 1000 });
  fc.assert(
    fc.property(fc.uniqueArray(second, { minLength: 2, maxLength: 20 }), (seconds) => {
      const sorted = [...seconds].sort((a, b) => a - b);
      const ids = sorted.map((at) =>
        createSortableId("dt", { random, now: () => new Date(at * 1000) } as unknown as Environment),
      );
      expect([...ids].sort()).toEqual(ids);
      expect(ids.every((id) => /^dt_[0-9A-Za-z]{27}$/.test(id))).toBe(true);
    }),
  );
});

it("createSortableId takes a clock before 2014", () => {
  const environment = { random: new SeededRandom(1), now: () => new Date(0) } as unknown as Environment;
  expect(createSortableId("cg", environment)).toMatch(/^cg_0{5}[0-9A-Za-z]{22}$/);
});

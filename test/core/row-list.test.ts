import fc from "fast-check";
import { expect, it } from "vitest";
import { type Row, RowList } from "../../src/core/row-list.ts";

function row(sequence: number, record = "a record"): Row<string> {
  return {
    record,
    version: 1,
    etag: "ETVPDKIKX0DER",
    sequence,
  };
}

type Step = readonly ["add" | "remove", number];

/** Rows come and go in any order; a sequence number is there once at most, as in a table. */
const steps = fc.array(fc.tuple(fc.constantFrom("add", "remove"), fc.integer({ min: 1, max: 30 })), {
  maxLength: 60,
}) as fc.Arbitrary<Step[]>;

it("behaves like a sorted array", () => {
  fc.assert(
    fc.property(steps, fc.nat(32), fc.nat(10), (sequence, after, limit) => {
      const list = new RowList<string>();
      let model: number[] = [];
      for (const [step, number] of sequence) {
        if (step === "remove") {
          list.remove(row(number));
          model = model.filter((other) => other !== number);
        } else if (!model.includes(number)) {
          list.add(row(number));
          model = [...model, number].sort((a, b) => a - b);
        }
      }
      expect([...list].map((each) => each.sequence)).toEqual(model);
      expect(list.size).toBe(model.length);
      expect(list.after(after, limit).map((each) => each.sequence)).toEqual(
        model.filter((number) => number > after).slice(0, limit),
      );
      expect(list.before(after, limit).map((each) => each.sequence)).toEqual(
        model
          .filter((number) => number < after)
          .reverse()
          .slice(0, limit),
      );
    }),
    { numRuns: 300 },
  );
});

it("starts after a sequence number whose row was removed", () => {
  const list = new RowList<string>();
  for (const number of [1, 2, 3]) {
    list.add(row(number));
  }
  list.remove(row(2));
  expect(list.after(2, 10)).toEqual([row(3)]);
});

it("removes a row by its sequence number", () => {
  const list = new RowList<string>();
  for (const number of [1, 2, 3]) {
    list.add(row(number));
  }
  list.remove(row(2));
  list.add(row(2, "a later form"));
  expect([...list].map(({ record }) => record)).toEqual(["a record", "a later form", "a record"]);
});

it("replaces a row with the same sequence number", () => {
  const list = new RowList<string>();
  for (const number of [1, 2, 3]) {
    list.add(row(number));
  }
  for (const number of [2, 3]) {
    list.add(row(number, "a later form"));
  }
  expect([...list].map(({ record }) => record)).toEqual(["a record", "a later form", "a later form"]);
});

it("is not changed through a returned page", () => {
  const list = new RowList<string>();
  list.add(row(1));
  (list.after(0, 10) as Row<string>[]).pop();
  expect(list.size).toBe(1);
});

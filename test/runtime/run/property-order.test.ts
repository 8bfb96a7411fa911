import { describe, expect, it } from "vitest";
import { getPropertyOrder } from "../../../src/runtime/run/property-order.ts";
import { evaluate, runtime1, runtime2 } from "../../support/run.ts";

function sort(names: readonly string[]): (string | undefined)[] {
  return getPropertyOrder(names).map((index) => names[index]);
}

describe("getPropertyOrder", () => {
  it("keeps the order of 10 names", () => {
    expect(sort([..."jihgfedcba"])).toEqual([..."jihgfedcba"]);
  });

  // Printed by njs 0.4.3.
  it("has the order of the hash table for 11 names", () => {
    expect(sort([..."abcdefghijk"])).toEqual([..."edgfacbihkj"]);
  });

  it("returns each of many names once", () => {
    const names = Array.from({ length: 500 }, (_, i) => `name${i}`);
    expect(sort(names).toSorted()).toEqual(names.toSorted());
  });
});

describe("the order of properties", () => {
  const keys = "Object.keys({ b: 1, 2: 1, a: 1, 1: 1 })";

  it("is that of their definition in runtime 1.0", () => {
    expect(evaluate(keys, runtime1)).toEqual(["b", "2", "a", "1"]);
    expect(
      evaluate("(function () { var s = ''; for (var k in { 2: 1, 1: 1 }) s += k; return s; })()", runtime1),
    ).toBe("21");
  });

  it("begins with integers in runtime 2.0", () => {
    expect(evaluate(keys, runtime2)).toEqual(["1", "2", "b", "a"]);
  });

  it("is the index for the items of an array in both", () => {
    const items = "Object.keys(new Array(20).fill(0)).join()";
    expect(evaluate(items, runtime1)).toBe(evaluate(items, runtime2));
  });
});

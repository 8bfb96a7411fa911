import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { isObject, isPlainObject } from "../../src/values/is-object.ts";

describe("isObject", () => {
  it.each<[unknown, boolean]>([
    [{}, true],
    [new Date(), true],
    [[], false],
    [null, false],
    [() => 1, false],
    ["text", false],
  ])("of %o is %s", (value, result) => {
    expect(isObject(value)).toBe(result);
  });
});

describe("isPlainObject", () => {
  it.each<[unknown, boolean]>([
    [{}, true],
    [Object.create(null), true],
    [runInNewContext("({ a: 1 })"), true],
    [new Date(), false],
    [[], false],
    [new Uint8Array(), false],
    [null, false],
  ])("of %o is %s", (value, result) => {
    expect(isPlainObject(value)).toBe(result);
  });
});

import { expect, it } from "vitest";
import { deepFreeze } from "../../src/values/deep-freeze.ts";

it("freezes objects and arrays at every depth", () => {
  const value = deepFreeze({ list: [{ name: "edge" }], nested: { on: true } });
  expect(() => Object.assign(value.nested, { on: false })).toThrow(TypeError);
  expect(() => (value.list as object[]).push({})).toThrow(TypeError);
  expect(() => Object.assign(value.list[0] as object, { name: "other" })).toThrow(TypeError);
});

it("leaves bytes, dates and class instances as they are", () => {
  const value = { bytes: new Uint8Array(1), date: new Date(0), map: new Map([["a", 1]]) };
  deepFreeze(value);
  expect([value.bytes, value.date, value.map].map(Object.isFrozen)).toEqual([false, false, false]);
});

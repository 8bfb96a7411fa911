import { expect, it } from "vitest";
import { toBytes } from "../../src/values/to-bytes.ts";

it("toBytes returns only the bytes that the view covers", () => {
  const { buffer } = Uint8Array.from([1, 2, 3, 4]);
  expect(toBytes(new DataView(buffer, 1, 2))).toEqual(Uint8Array.from([2, 3]));
});

it("toBytes shares the memory of the view", () => {
  const buffer = Buffer.from([1]);
  toBytes(buffer)[0] = 9;
  expect(buffer[0]).toBe(9);
});

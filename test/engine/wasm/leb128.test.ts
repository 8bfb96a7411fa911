import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { signedLeb, unsignedLeb } from "../../../.ci/engine/wasm/leb128.ts";
import { Reader } from "../../../.ci/engine/wasm/reader.ts";

describe("LEB128", () => {
  it("reads back every unsigned number that it wrote", () => {
    fc.assert(
      fc.property(fc.nat(2 ** 32 - 1), (value) => {
        expect(new Reader(Uint8Array.from(unsignedLeb(value))).unsigned()).toBe(value);
      }),
    );
  });

  it("reads back every signed number that it wrote", () => {
    fc.assert(
      fc.property(fc.integer(), (value) => {
        expect(new Reader(Uint8Array.from(signedLeb(value))).signed32()).toBe(value);
      }),
    );
  });
});

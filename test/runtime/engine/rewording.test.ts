import { describe, expect, test } from "vitest";
import { reword, TEXTS_START } from "../../../src/runtime/engine/rewording.ts";
import { readDataSegments } from "../../../src/runtime/engine/wasm/data.ts";
import { signedLeb } from "../../../src/runtime/engine/wasm/leb128.ts";
import { writeModule } from "../../../src/runtime/engine/wasm/module.ts";
import { instantiate, tinyModule } from "../../support/tiny-module.ts";

const constant = (value: number) => [0x41, ...signedLeb(value)];
/** The module holds "full" at 17; these answer its address, and that of its tail "ull". */
const ADDRESS = constant(17);
const BOTH = [...constant(17), ...constant(17), 0x6b];

describe("reword", () => {
  test("puts the new text elsewhere and points the code at it", () => {
    const reworded = reword(tinyModule(ADDRESS), [{ from: "full", to: "at the end" }]);
    expect(instantiate(writeModule(reworded)).f0(0)).toBe(TEXTS_START);
    const added = readDataSegments(reworded).find(({ address }) => address === TEXTS_START);
    expect(Buffer.from(added?.bytes ?? []).toString()).toBe("at the end\0");
  });

  test("leaves alone what shares the bytes of the text", () => {
    const reworded = reword(tinyModule([...constant(18), 0x1a, ...ADDRESS]), [{ from: "ull", to: "other" }]);
    expect(instantiate(writeModule(reworded)).f0(0)).toBe(17);
  });

  test("rewords the uses that are named, each with its own text", () => {
    const rows = [
      { from: "full", to: "x", uses: [0] },
      { from: "full", to: "y", uses: [1] },
    ];
    expect(instantiate(writeModule(reword(tinyModule(BOTH), rows))).f0(0)).toBe(-2);
  });

  test("refuses a text that the code does not use", () => {
    expect(() => reword(tinyModule(constant(1)), [{ from: "full", to: "x" }])).toThrow(/used 0 times/);
  });

  test("refuses a text that asks for more values than there are", () => {
    const rows = [{ from: "full", to: "%s is full" }];
    expect(() => reword(tinyModule(ADDRESS), rows)).toThrow(/asks for more/);
  });
});

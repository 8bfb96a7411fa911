import { describe, expect, it } from "vitest";
import { messagesStart, patchMessages } from "../../.ci/engine/patch-messages.ts";
import { readDataSegments } from "../../.ci/engine/wasm/data.ts";
import { signedLeb } from "../../.ci/engine/wasm/leb128.ts";
import { writeModule } from "../../.ci/engine/wasm/module.ts";
import { instantiate, tinyModule } from "../support/tiny-module.ts";

function constant(value: number) {
  return [0x41, ...signedLeb(value)];
}
/** The module holds "full" at 17; these answer its address, and that of its tail "ull". */
const textAddress = constant(17);
const bothPatches = [...constant(17), ...constant(17), 0x6b];

describe("patchMessages", () => {
  it("adds the new message and changes the address in the code", () => {
    const reworded = patchMessages(tinyModule(textAddress), [{ from: "full", to: "at the end" }]);
    expect(instantiate(writeModule(reworded)).f0(0)).toBe(messagesStart);
    const added = readDataSegments(reworded).find(({ address }) => address === messagesStart);
    expect(Buffer.from(added?.bytes ?? []).toString()).toBe("at the end\0");
  });

  it("does not change strings that share bytes with the message", () => {
    const reworded = patchMessages(tinyModule([...constant(18), 0x1a, ...textAddress]), [
      { from: "ull", to: "other" },
    ]);
    expect(instantiate(writeModule(reworded)).f0(0)).toBe(17);
  });

  it("patches each of the given uses with its message", () => {
    const rows = [
      { from: "full", to: "x", uses: [0] },
      { from: "full", to: "y", uses: [1] },
    ];
    expect(instantiate(writeModule(patchMessages(tinyModule(bothPatches), rows))).f0(0)).toBe(-2);
  });

  it("throws for a message that the code does not use", () => {
    expect(() => patchMessages(tinyModule(constant(1)), [{ from: "full", to: "x" }])).toThrow(/used 0 times/);
  });

  it("throws for a message with more conversions than the original", () => {
    const rows = [{ from: "full", to: "%s is full" }];
    expect(() => patchMessages(tinyModule(textAddress), rows)).toThrow(/needs other values than/);
  });
});

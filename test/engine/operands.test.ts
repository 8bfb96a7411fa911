import { describe, expect, it } from "vitest";
import { captureOperands } from "../../.ci/engine/operands.ts";
import { opcodes } from "../../.ci/engine/wasm/instructions.ts";
import { writeModule } from "../../.ci/engine/wasm/module.ts";
import { instantiate, tinyModule } from "../support/tiny-module.ts";

/** The address of "full" in the tiny module. */
const messageAddress = 17;
const useMessage = [opcodes.i32Const, messageAddress];

describe("captureOperands", () => {
  it("stores a local before the message is used", () => {
    const module = captureOperands(tinyModule(useMessage), [{ message: "full", locals: { count: 0 } }]);
    const exports = instantiate(writeModule(module)) as ReturnType<typeof instantiate> & {
      readonly __count: { readonly value: number };
      readonly __property: { readonly value: number };
    };
    expect(exports.f0(5)).toBe(messageAddress);
    expect(exports.__count.value).toBe(5);
    expect(exports.__property.value).toBe(-1);
  });

  it("throws for a message that the code does not use", () => {
    expect(() =>
      captureOperands(tinyModule([opcodes.i32Const, 1]), [{ message: "full", locals: {} }]),
    ).toThrow(/used 0 times/);
  });
});

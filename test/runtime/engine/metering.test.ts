import { describe, expect, test } from "vitest";
import { meter } from "../../../src/runtime/engine/metering.ts";
import { writeModule } from "../../../src/runtime/engine/wasm/module.ts";
import { instantiate, tinyModule } from "../../support/tiny-module.ts";

const LOCAL_0 = [0x20, 0];
/** (loop (local.set 0 (i32.sub (local.get 0) 1)) (br_if 0 (local.get 0))) (local.get 0) */
const COUNT_DOWN = [0x03, 0x40, ...LOCAL_0, 0x41, 1, 0x6b, 0x21, 0, ...LOCAL_0, 0x0d, 0, 0x0b, ...LOCAL_0];
const SPIN = [0x03, 0x40, 0x0c, 0, 0x0b, 0x00];
/** (memory.fill 0 0 (local.get 0)) (local.get 0) */
const FILL = [0x41, 0, 0x41, 0, ...LOCAL_0, 0xfc, 11, 0, ...LOCAL_0];

const metered = (body: readonly number[]) => instantiate(writeModule(meter(tinyModule(body))));

function fuelFor(body: readonly number[], argument: number): number {
  const module = metered(body);
  module.__fuel.value = 1_000_000;
  module.f0(argument);
  return 1_000_000 - module.__fuel.value;
}

describe("meter", () => {
  test("charges one for the call of a function", () => {
    expect(fuelFor(LOCAL_0, 7)).toBe(1);
  });

  test("charges one for every turn of a loop", () => {
    expect(fuelFor(COUNT_DOWN, 1)).toBe(2);
    expect(fuelFor(COUNT_DOWN, 100)).toBe(101);
  });

  test("charges one for every 64 bytes moved at once", () => {
    expect(fuelFor(FILL, 0)).toBe(1);
    expect(fuelFor(FILL, 6_400)).toBe(101);
  });

  test("leaves what the code does as it is", () => {
    const module = metered(COUNT_DOWN);
    expect(module.f0(5)).toBe(0);
  });

  test("ends a loop without end when the fuel is used up", () => {
    const module = metered(SPIN);
    module.__fuel.value = 10_000;
    expect(() => module.f0(0)).toThrow(/unreachable/);
    expect(module.__fuel.value).toBe(-1);
  });

  test.each([
    ["SIMD", [0xfd, 0x0c]],
    ["a tail call", [0x12, 0x00]],
    ["an exception handler", [0x06, 0x40]],
    ["an atomic operation", [0xfe, 0x00]],
    ["an unknown bulk operation", [0xfc, 0x20]],
  ])("refuses %s rather than leave it unmetered", (_name, instruction) => {
    expect(() => meter(tinyModule([...instruction, ...LOCAL_0]))).toThrow(/not known to the meter/);
  });
});

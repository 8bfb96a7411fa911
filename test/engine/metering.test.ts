import { describe, expect, it } from "vitest";
import { meter } from "../../.ci/engine/metering.ts";
import { writeModule } from "../../.ci/engine/wasm/module.ts";
import { instantiate, tinyModule } from "../support/tiny-module.ts";

const local0 = [0x20, 0];
/** (loop (local.set 0 (i32.sub (local.get 0) 1)) (br_if 0 (local.get 0))) (local.get 0) */
const countDown = [0x03, 0x40, ...local0, 0x41, 1, 0x6b, 0x21, 0, ...local0, 0x0d, 0, 0x0b, ...local0];
const spinBody = [0x03, 0x40, 0x0c, 0, 0x0b, 0x00];
/** (memory.fill 0 0 (local.get 0)) (local.get 0) */
const fillBody = [0x41, 0, 0x41, 0, ...local0, 0xfc, 11, 0, ...local0];

function metered(body: readonly number[]) {
  return instantiate(writeModule(meter(tinyModule(body))));
}

function fuelFor(body: readonly number[], argument: number): number {
  const module = metered(body);
  module.__fuel.value = 1_000_000;
  module.f0(argument);
  return 1_000_000 - module.__fuel.value;
}

describe("meter", () => {
  it("charges 1 for a function call", () => {
    expect(fuelFor(local0, 7)).toBe(1);
  });

  it("charges 1 for an iteration of a loop", () => {
    expect(fuelFor(countDown, 1)).toBe(2);
    expect(fuelFor(countDown, 100)).toBe(101);
  });

  it("charges 1 for every 64 bytes of a bulk memory instruction", () => {
    expect(fuelFor(fillBody, 0)).toBe(1);
    expect(fuelFor(fillBody, 6_400)).toBe(101);
  });

  it("does not change the result of the code", () => {
    const module = metered(countDown);
    expect(module.f0(5)).toBe(0);
  });

  it("stops an endless loop when the fuel is used up", () => {
    const module = metered(spinBody);
    module.__fuel.value = 10_000;
    expect(() => module.f0(0)).toThrow(/unreachable/);
    expect(module.__fuel.value).toBe(-1);
  });

  it.each([
    ["SIMD", [0xfd, 0x0c]],
    ["a tail call", [0x12, 0x00]],
    ["an exception handler", [0x06, 0x40]],
    ["an atomic operation", [0xfe, 0x00]],
    ["an unknown bulk operation", [0xfc, 0x20]],
  ])("refuses %s rather than leave it unmetered", (_name, instruction) => {
    expect(() => meter(tinyModule([...instruction, ...local0]))).toThrow(/not known to the meter/);
  });
});

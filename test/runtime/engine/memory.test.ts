import { describe, expect, test } from "vitest";
import { virtualiseMemory } from "../../../src/runtime/engine/memory.ts";
import { writeModule } from "../../../src/runtime/engine/wasm/module.ts";
import { instantiate, tinyModule } from "../../support/tiny-module.ts";

const GROW = [0x20, 0, 0x40, 0];
const SIZE = [0x3f, 0];
const PAGE = 65_536;

const bounded = (body: readonly number[]) => instantiate(writeModule(virtualiseMemory(tinyModule(body), 4)));

describe("virtualiseMemory", () => {
  test("has all of the memory from the start, and says that it has one page", () => {
    const module = bounded(SIZE);
    expect(module.memory.buffer.byteLength).toBe(4 * PAGE);
    expect(module.f0(0)).toBe(1);
  });

  test("grows by counting: the old size is answered, the buffer stays", () => {
    const module = bounded(GROW);
    const { buffer } = module.memory;
    expect(module.f0(2)).toBe(1);
    expect(module.f0(1)).toBe(3);
    expect(module.__pages.value).toBe(4);
    expect(module.memory.buffer).toBe(buffer);
  });

  test.each([1, 4, 65_536, -1])("refuses %i pages too many, and changes nothing", (tooMany) => {
    const module = bounded(GROW);
    module.f0(3);
    expect(module.f0(tooMany)).toBe(-1);
    expect(module.__pages.value).toBe(4);
  });

  test("shrinks when the host says so", () => {
    const module = bounded(GROW);
    module.f0(3);
    module.__pages.value = 1;
    expect(module.f0(3)).toBe(1);
  });
});

import { describe, expect, it } from "vitest";
import { virtualizeMemory } from "../../.ci/engine/memory.ts";
import { writeModule } from "../../.ci/engine/wasm/module.ts";
import { instantiate, tinyModule } from "../support/tiny-module.ts";

const growExpression = [0x20, 0, 0x40, 0];
const sizeExpression = [0x3f, 0];
const pageBytes = 65_536;

function bounded(body: readonly number[]) {
  return instantiate(writeModule(virtualizeMemory(tinyModule(body), 4)));
}

describe("virtualizeMemory", () => {
  it("allocates the whole memory and reports one page", () => {
    const module = bounded(sizeExpression);
    expect(module.memory.buffer.byteLength).toBe(4 * pageBytes);
    expect(module.f0(0)).toBe(1);
  });

  it("grows by counting, without a new buffer", () => {
    const module = bounded(growExpression);
    const { buffer } = module.memory;
    expect(module.f0(2)).toBe(1);
    expect(module.f0(1)).toBe(3);
    expect(module.__pages.value).toBe(4);
    expect(module.memory.buffer).toBe(buffer);
  });

  it.each([1, 4, 65_536, -1])("refuses to grow by %i pages over the limit", (tooMany) => {
    const module = bounded(growExpression);
    module.f0(3);
    expect(module.f0(tooMany)).toBe(-1);
    expect(module.__pages.value).toBe(4);
  });

  it("shrinks when the host resets the count", () => {
    const module = bounded(growExpression);
    module.f0(3);
    module.__pages.value = 1;
    expect(module.f0(3)).toBe(1);
  });
});

import { unsignedLeb } from "../../.ci/engine/wasm/leb128.ts";
import { concat, type Section, vector } from "../../.ci/engine/wasm/module.ts";
import { wasm } from "../../src/runtime/run/vm/webassembly.ts";

const i32Type = 0x7f;

/** A module of functions `(i32) -> i32` named f0, f1 …, given by their instructions, with one page of memory. */
export function tinyModule(...bodies: (readonly number[])[]): Section[] {
  const name = (text: string) => [text.length, ...Buffer.from(text)];
  const section = (id: number, items: readonly ArrayLike<number>[]): Section => ({
    id,
    content: vector(items),
  });
  return [
    section(1, [[0x60, 1, i32Type, 1, i32Type]]),
    section(2, []),
    section(
      3,
      bodies.map(() => [0]),
    ),
    section(5, [[0, 1]]),
    section(6, []),
    section(7, [[...name("memory"), 2, 0], ...bodies.map((_, i) => [...name(`f${i}`), 0, i])]),
    section(
      10,
      bodies.map((body) => concat([unsignedLeb(body.length + 2), [0], body, [0x0b]])),
    ),
    section(11, [[0, 0x41, 16, 0x0b, 6, ...Buffer.from("\0full\0")]]),
  ];
}

export interface TinyExports {
  readonly f0: (value: number) => number;
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly __fuel: { value: number };
  readonly __pages: { value: number };
}

export function instantiate(bytes: Uint8Array): TinyExports {
  return new wasm.Instance(new wasm.Module(bytes), {}).exports as TinyExports;
}

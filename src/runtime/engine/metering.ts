import { editCode } from "./wasm/functions.ts";
import { addGlobal } from "./wasm/globals.ts";
import { BULK, OP } from "./wasm/instructions.ts";
import { unsignedLeb } from "./wasm/leb128.ts";
import type { Section } from "./wasm/module.ts";

/** Name of the exported global that holds the fuel left. */
export const FUEL_GLOBAL = "__fuel";

const BLOCK_WITHOUT_RESULT = 0x40;
/** Moving 2^6 bytes in one instruction costs one unit of fuel. */
const BULK_SHIFT = 6;
const MAX_I32 = 0x7fffffff;

/**
 * Makes every function entry and every turn of a loop cost one unit of fuel, and bulk moves of memory one per 64
 * bytes; the module traps when fuel is below zero. Every loop of the guest is a loop in here, native ones (regular
 * expressions, `indexOf`, sorting) included, so nothing can run for ever, and the count is the same on every
 * machine: it depends on nothing but the path through the code.
 */
export function meter(module: readonly Section[]): Section[] {
  const { sections, index } = addGlobal(module, FUEL_GLOBAL, MAX_I32);
  const fuel = unsignedLeb(index);
  const getFuel = [OP.globalGet, ...fuel];
  const setFuel = [OP.globalSet, ...fuel];
  const charge = [
    ...getFuel,
    ...[OP.i32Const, 1, OP.i32Sub],
    ...setFuel,
    ...getFuel,
    ...[OP.i32Const, 0, OP.i32LtS],
    ...[OP.if, BLOCK_WITHOUT_RESULT, OP.unreachable, OP.end],
  ];
  return editCode(sections, {
    prologue: charge,
    edit(instruction, scope) {
      const own = scope.bytes.subarray(instruction.start, instruction.end);
      if (instruction.opcode === OP.loop) return [...own, ...charge];
      if (instruction.opcode !== OP.bulk || !movesMemory(instruction.sub)) return undefined;
      const length = unsignedLeb(scope.scratchLocal());
      return [
        ...[OP.localSet, ...length],
        ...getFuel,
        ...[OP.localGet, ...length, OP.i32Const, BULK_SHIFT, OP.i32ShrU, OP.i32Sub],
        ...setFuel,
        ...[OP.localGet, ...length],
        ...own,
      ];
    },
  });
}

function movesMemory(sub: number | undefined): boolean {
  return sub === BULK.memoryCopy || sub === BULK.memoryFill || sub === BULK.memoryInit;
}

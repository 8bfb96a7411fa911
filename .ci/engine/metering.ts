import { editCode } from "./wasm/functions.ts";
import { addGlobal } from "./wasm/globals.ts";
import { bulkOpcode, opcodes } from "./wasm/instructions.ts";
import { unsignedLeb } from "./wasm/leb128.ts";
import type { Section } from "./wasm/module.ts";

/** Name of the exported global that holds the fuel left. */
export const fuelGlobal = "__fuel";

const blockWithoutResult = 0x40;
/** Moving 2^6 bytes in one instruction costs one unit of fuel. */
const bulkShift = 6;
const maxI32 = 0x7fffffff;

/**
 * Makes every function entry and every turn of a loop cost one unit of fuel, and bulk moves of memory one per 64
 * bytes; the module traps when fuel is below zero. Every loop of the guest is a loop in here, native ones (regular
 * expressions, `indexOf`, sorting) included, so nothing can run for ever, and the count is the same on every
 * machine: it depends on nothing but the path through the code.
 */
export function meter(module: readonly Section[]): Section[] {
  const { sections, index } = addGlobal(module, fuelGlobal, maxI32);
  const fuel = unsignedLeb(index);
  const getFuel = [opcodes.globalGet, ...fuel];
  const setFuel = [opcodes.globalSet, ...fuel];
  const charge = [
    ...getFuel,
    ...[opcodes.i32Const, 1, opcodes.i32Sub],
    ...setFuel,
    ...getFuel,
    ...[opcodes.i32Const, 0, opcodes.i32LtS],
    ...[opcodes.if, blockWithoutResult, opcodes.unreachable, opcodes.end],
  ];
  return editCode(sections, {
    prologue: charge,
    edit(instruction, scope) {
      const own = scope.bytes.subarray(instruction.start, instruction.end);
      if (instruction.opcode === opcodes.loop) {
        return [...own, ...charge];
      }
      if (instruction.opcode !== opcodes.bulk || !isMemoryMove(instruction.sub)) {
        return undefined;
      }
      const length = unsignedLeb(scope.scratchLocal());
      return [
        ...[opcodes.localSet, ...length],
        ...getFuel,
        ...[opcodes.localGet, ...length, opcodes.i32Const, bulkShift, opcodes.i32ShrU, opcodes.i32Sub],
        ...setFuel,
        ...[opcodes.localGet, ...length],
        ...own,
      ];
    },
  });
}

function isMemoryMove(sub: number | undefined): boolean {
  return sub === bulkOpcode.memoryCopy || sub === bulkOpcode.memoryFill || sub === bulkOpcode.memoryInit;
}

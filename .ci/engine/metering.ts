import { editCode } from "./wasm/functions.ts";
import { addGlobal } from "./wasm/globals.ts";
import { bulkOpcode, opcodes } from "./wasm/instructions.ts";
import { unsignedLeb } from "./wasm/leb128.ts";
import type { Section } from "./wasm/module.ts";

/** The name of the exported global with the remaining fuel. */
export const fuelGlobal = "__fuel";

const blockWithoutResult = 0x40;
/** A bulk memory instruction costs one unit of fuel per 2^6 bytes. */
const bulkShift = 6;
const maxI32 = 0x7fffffff;

/**
 * Adds metering to the module. Every function call and every iteration of a loop costs one unit of fuel, and bulk
 * memory instructions cost one unit per 64 bytes. The module traps when the fuel is below zero.
 *
 * Native loops (regular expressions, `indexOf`, sorting) are loops of the module, too, so no code can run endlessly.
 * The count depends on the path through the code only and is the same on every machine.
 */
export function meter(module: readonly Section[]): Section[] {
  const { sections, index } = addGlobal(module, fuelGlobal, { type: "i32", initial: maxI32 });
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
    prologue: () => charge,
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

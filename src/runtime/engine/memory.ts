import { editCode } from "./wasm/functions.ts";
import { addGlobal } from "./wasm/globals.ts";
import { OP } from "./wasm/instructions.ts";
import { signedLeb, unsignedLeb } from "./wasm/leb128.ts";
import { getSection, replaceSection, SECTION, type Section } from "./wasm/module.ts";
import { Reader } from "./wasm/reader.ts";

/** Name of the exported global that holds the number of pages that the guest believes to have. */
export const PAGES_GLOBAL = "__pages";

const I32 = 0x7f;
const HAS_MAXIMUM = 1;

/**
 * Gives the module a memory of fixed size and makes `memory.size` and `memory.grow` work on a counter instead.
 * A real memory can grow but never shrink, so one greedy run would cost a new instance; a counter is set back with
 * one assignment, the host's view of the memory stays valid, and no allocation can pass `maxPages`.
 */
export function virtualiseMemory(module: readonly Section[], maxPages: number): Section[] {
  const initial = readInitialPages(module);
  const { sections, index } = addGlobal(module, PAGES_GLOBAL, initial);
  const pages = unsignedLeb(index);
  const getPages = [OP.globalGet, ...pages];
  const fixed = setMemoryLimits(sections, maxPages);
  return editCode(fixed, {
    edit(instruction, scope) {
      if (instruction.opcode === OP.memorySize) return getPages;
      if (instruction.opcode !== OP.memoryGrow) return undefined;
      const wanted = unsignedLeb(scope.scratchLocal());
      return [
        ...[OP.localSet, ...wanted],
        ...[OP.localGet, ...wanted, OP.i32Const, ...signedLeb(maxPages), ...getPages, OP.i32Sub, OP.i32GtU],
        ...[OP.if, I32, OP.i32Const, ...signedLeb(-1), OP.else],
        ...getPages,
        ...[...getPages, OP.localGet, ...wanted, OP.i32Add, OP.globalSet, ...pages],
        OP.end,
      ];
    },
  });
}

function readInitialPages(sections: readonly Section[]): number {
  const reader = new Reader(getSection(sections, SECTION.memory));
  if (reader.unsigned() !== 1) throw new Error("wasm must have one memory");
  reader.byte();
  return reader.unsigned();
}

function setMemoryLimits(sections: readonly Section[], pages: number): Section[] {
  const limits = [1, HAS_MAXIMUM, ...unsignedLeb(pages), ...unsignedLeb(pages)];
  return replaceSection(sections, SECTION.memory, Uint8Array.from(limits));
}

import { editCode } from "./wasm/functions.ts";
import { addGlobal } from "./wasm/globals.ts";
import { opcodes } from "./wasm/instructions.ts";
import { signedLeb, unsignedLeb } from "./wasm/leb128.ts";
import { getSection, replaceSection, type Section, sectionId } from "./wasm/module.ts";
import { Reader } from "./wasm/reader.ts";

/** The name of the exported global with the number of memory pages that the guest sees. */
export const pagesGlobal = "__pages";

const i32Type = 0x7f;
const hasMaximum = 1;

/**
 * Gives the module a memory of fixed size, and `memory.size` and `memory.grow` a counter of pages. A real memory can
 * grow but not shrink, so a run that used much of it would require a new instance. The host resets a counter with one
 * assignment, its view of the memory stays valid, and no allocation can exceed `maxPages`.
 */
export function virtualizeMemory(module: readonly Section[], maxPages: number): Section[] {
  const initial = readInitialPages(module);
  const { sections, index } = addGlobal(module, pagesGlobal, { type: "i32", initial });
  const pages = unsignedLeb(index);
  const getPages = [opcodes.globalGet, ...pages];
  const fixed = setMemoryLimits(sections, maxPages);
  return editCode(fixed, {
    edit(instruction, scope) {
      if (instruction.opcode === opcodes.memorySize) {
        return getPages;
      }
      if (instruction.opcode !== opcodes.memoryGrow) {
        return undefined;
      }
      const wanted = unsignedLeb(scope.scratchLocal());
      return [
        ...[opcodes.localSet, ...wanted],
        ...[
          opcodes.localGet,
          ...wanted,
          opcodes.i32Const,
          ...signedLeb(maxPages),
          ...getPages,
          opcodes.i32Sub,
          opcodes.i32GtU,
        ],
        ...[opcodes.if, i32Type, opcodes.i32Const, ...signedLeb(-1), opcodes.else],
        ...getPages,
        ...[...getPages, opcodes.localGet, ...wanted, opcodes.i32Add, opcodes.globalSet, ...pages],
        opcodes.end,
      ];
    },
  });
}

function readInitialPages(sections: readonly Section[]): number {
  const reader = new Reader(getSection(sections, sectionId.memory));
  if (reader.unsigned() !== 1) {
    throw new Error("wasm must have one memory");
  }
  reader.byte();
  return reader.unsigned();
}

function setMemoryLimits(sections: readonly Section[], pages: number): Section[] {
  const limits = [1, hasMaximum, ...unsignedLeb(pages), ...unsignedLeb(pages)];
  return replaceSection(sections, sectionId.memory, Uint8Array.from(limits));
}

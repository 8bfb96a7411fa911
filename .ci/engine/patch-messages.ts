import { findAllInData, readDataSegments, replaceDataSegments } from "./wasm/data.ts";
import { editCode } from "./wasm/functions.ts";
import { opcodes } from "./wasm/instructions.ts";
import { signedLeb } from "./wasm/leb128.ts";
import type { Section } from "./wasm/module.ts";
import { Reader } from "./wasm/reader.ts";

/** A text of QuickJS and what to say instead; both are `printf` formats with the same conversions in order. */
export interface MessagePatch {
  readonly from: string;
  readonly to: string;
  /** Which uses of the text, counted in the order of the code; all of them when left out. */
  readonly uses?: readonly number[];
}

/**
 * Where the new texts go: the far end of the region of the C stack, which begins a megabyte higher and is stopped
 * by QuickJS's own check long before it comes here.
 */
export const messagesStart = 1024;
export const messagesEnd = 8192;

/**
 * Makes the engine speak in other words. The texts cannot be changed where they stand (the linker lets texts with
 * the same ending share their bytes), so the new ones are put elsewhere and the code is pointed at them: then
 * `catch (e) { e.message }` shows them too, and at no cost at run time.
 */
export function patchMessages(sections: readonly Section[], rewordings: readonly MessagePatch[]): Section[] {
  const segments = readDataSegments(sections);
  const texts: number[] = [];
  const rows = rewordings.map((rewording): Row => {
    assertSameConversions(rewording);
    const address = messagesStart + texts.length;
    texts.push(...Buffer.from(`${rewording.to}\0`, "latin1"));
    const originals = findAllInData(segments, Buffer.from(`${rewording.from}\0`, "latin1"));
    return { rewording, originals, address, seen: 0, changed: 0 };
  });
  if (messagesStart + texts.length > messagesEnd) {
    throw new Error("the new texts do not fit");
  }

  const edited = editCode(sections, {
    edit(instruction, { bytes }) {
      if (instruction.opcode !== opcodes.i32Const) {
        return undefined;
      }
      const value = new Reader(bytes, instruction.start + 1).signed32();
      const [row] = rows.filter(({ originals }) => originals.includes(value)).filter(countUse);
      return row === undefined ? undefined : [opcodes.i32Const, ...signedLeb(row.address)];
    },
  });
  for (const { rewording, seen, changed } of rows) {
    if (changed === 0 || changed < (rewording.uses?.length ?? 0)) {
      throw new Error(`${JSON.stringify(rewording.from)} is used ${seen} times, ${changed} of them reworded`);
    }
  }
  const added = { address: messagesStart, bytes: Uint8Array.from(texts) };
  return replaceDataSegments(edited, [added, ...segments]);
}

interface Row {
  readonly rewording: MessagePatch;
  readonly originals: readonly number[];
  readonly address: number;
  seen: number;
  changed: number;
}

/** Counts a use of the row's text; true when it is one to reword. */
function countUse(row: Row): boolean {
  const use = row.seen++;
  if (row.rewording.uses !== undefined && !row.rewording.uses.includes(use)) {
    return false;
  }
  row.changed += 1;
  return true;
}

/** A conversion too many would make the engine read past its arguments. */
function assertSameConversions({ from, to }: MessagePatch): void {
  const conversions = (text: string) => text.match(/%[^%]/g) ?? [];
  const had = conversions(from);
  if (conversions(to).some((conversion, i) => conversion !== had[i])) {
    throw new Error(`${JSON.stringify(to)} asks for more than ${JSON.stringify(from)} is given`);
  }
}

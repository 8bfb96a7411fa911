import { findAllInData, readDataSegments, replaceDataSegments } from "./wasm/data.ts";
import { editCode } from "./wasm/functions.ts";
import { opcodes } from "./wasm/instructions.ts";
import { signedLeb } from "./wasm/leb128.ts";
import type { Section } from "./wasm/module.ts";
import { Reader } from "./wasm/reader.ts";

/** A message of QuickJS and its replacement. Both are `printf` formats with the same conversions in the same order. */
export interface MessagePatch {
  readonly from: string;
  readonly to: string;
  /** The uses of the message to patch, numbered in the order of the code. Default: all uses. */
  readonly uses?: readonly number[];
}

/**
 * The addresses of the new messages. They lie at the far end of the region of the C stack, which grows down from one
 * megabyte above. QuickJS's stack check stops the stack long before it reaches them.
 */
export const messagesStart = 1024;
export const messagesEnd = 8192;

/**
 * Replaces messages of the engine, at no cost at run time and for `catch (e) { e.message }`, too. The linker lets
 * strings with the same ending share bytes, so the messages cannot change in place. Instead, the new messages get
 * addresses of their own, and the patch changes the addresses in the code.
 */
export function patchMessages(sections: readonly Section[], patches: readonly MessagePatch[]): Section[] {
  const segments = readDataSegments(sections);
  const messages: number[] = [];
  const rows = patches.map((patch): Row => {
    assertSameConversions(patch);
    const address = messagesStart + messages.length;
    messages.push(...Buffer.from(`${patch.to}\0`, "latin1"));
    const originals = findAllInData(segments, Buffer.from(`${patch.from}\0`, "latin1"));
    return { patch, originals, address, seen: 0, changed: 0 };
  });
  if (messagesStart + messages.length > messagesEnd) {
    throw new Error("the new messages do not fit");
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
  for (const { patch, seen, changed } of rows) {
    if (changed === 0 || changed < (patch.uses?.length ?? 0)) {
      throw new Error(
        `${JSON.stringify(patch.from)} is used ${seen} times, of which ${changed} were patched`,
      );
    }
  }
  const added = { address: messagesStart, bytes: Uint8Array.from(messages) };
  return replaceDataSegments(edited, [added, ...segments]);
}

interface Row {
  readonly patch: MessagePatch;
  readonly originals: readonly number[];
  readonly address: number;
  seen: number;
  changed: number;
}

/** Counts a use of the row's message and returns true if the use is to be patched. */
function countUse(row: Row): boolean {
  const use = row.seen++;
  if (row.patch.uses !== undefined && !row.patch.uses.includes(use)) {
    return false;
  }
  row.changed += 1;
  return true;
}

/** Throws for an additional conversion, with which the engine would read past its arguments. */
function assertSameConversions({ from, to }: MessagePatch): void {
  const conversions = (text: string) => text.match(/%[^%]/g) ?? [];
  const had = conversions(from);
  if (conversions(to).some((conversion, i) => conversion !== had[i])) {
    throw new Error(`${JSON.stringify(to)} needs other values than ${JSON.stringify(from)}`);
  }
}

import { type Instruction, readInstruction } from "./instructions.ts";
import { unsignedLeb } from "./leb128.ts";
import { concat, getSection, replaceSection, type Section, sectionId, vector } from "./module.ts";
import { Reader } from "./reader.ts";

const functionType = 0x60;
const i32Type = 0x7f;

/** The function in which an {@link Edit} is applied. */
export interface Scope {
  /** The bytes of the body, to which the positions of instructions refer. */
  readonly bytes: Uint8Array;
  /** Returns the index of an i32 local for the edit, which the first call declares. */
  scratchLocal(): number;
}

/** Returns the bytes that replace an instruction, or undefined to keep the instruction. */
export type Edit = (instruction: Instruction, scope: Scope) => readonly number[] | undefined;

export interface CodeEdits {
  readonly edit: Edit;
  /** Bytes that are inserted before the first instruction of every function. */
  readonly prologue?: readonly number[];
}

/** Rewrites the body of every function, instruction by instruction. */
export function editCode(sections: readonly Section[], edits: CodeEdits): Section[] {
  const parameterCounts = readParameterCounts(sections);
  const reader = new Reader(getSection(sections, sectionId.code));
  const count = reader.unsigned();
  const bodies: Uint8Array[] = [];
  for (let i = 0; i < count; i++) {
    bodies.push(editBody(reader.take(reader.unsigned()), parameterCounts[i] ?? 0, edits));
  }
  return replaceSection(sections, sectionId.code, vector(bodies));
}

function editBody(bytes: Uint8Array, parameters: number, { edit, prologue = [] }: CodeEdits): Uint8Array {
  const reader = new Reader(bytes);
  const groups = reader.unsigned();
  const groupsStart = reader.position;
  let locals = parameters;
  for (let i = 0; i < groups; i++) {
    locals += reader.unsigned();
    reader.byte();
  }
  const codeStart = reader.position;

  let scratch = false;
  const scope: Scope = {
    bytes,
    scratchLocal() {
      scratch = true;
      return locals;
    },
  };
  const chunks: ArrayLike<number>[] = [prologue];
  let kept = codeStart;
  while (!reader.atEnd) {
    const instruction = readInstruction(reader);
    const replacement = edit(instruction, scope);
    if (replacement === undefined) {
      continue;
    }
    chunks.push(bytes.subarray(kept, instruction.start), replacement);
    kept = instruction.end;
  }
  chunks.push(bytes.subarray(kept));

  const declared = bytes.subarray(groupsStart, codeStart);
  const head = scratch ? [unsignedLeb(groups + 1), declared, [1, i32Type]] : [unsignedLeb(groups), declared];
  const body = concat([...head, ...chunks]);
  return concat([unsignedLeb(body.length), body]);
}

function readParameterCounts(sections: readonly Section[]): number[] {
  const types = new Reader(getSection(sections, sectionId.type));
  const perType: number[] = [];
  const typeCount = types.unsigned();
  for (let i = 0; i < typeCount; i++) {
    if (types.byte() !== functionType) {
      throw new Error("wasm type section holds more than function types");
    }
    const parameters = types.unsigned();
    types.skip(parameters);
    types.skip(types.unsigned());
    perType.push(parameters);
  }
  const functions = new Reader(getSection(sections, sectionId.function));
  const functionCount = functions.unsigned();
  return Array.from({ length: functionCount }, () => perType[functions.unsigned()] ?? 0);
}

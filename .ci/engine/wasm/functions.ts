import { type Instruction, readInstruction } from "./instructions.ts";
import { unsignedLeb } from "./leb128.ts";
import { concat, getSection, replaceSection, type Section, sectionId, vector } from "./module.ts";
import { Reader } from "./reader.ts";

const functionType = 0x60;
const i32Type = 0x7f;
const functionImport = 0;
const typeNames: Readonly<Record<number, ValueType>> = { 127: "i32", 126: "i64", 125: "f32", 124: "f64" };

export type ValueType = "i32" | "i64" | "f32" | "f64";

/** The function in which an {@link Edit} is applied. */
export interface Scope {
  /** The index of the function, which counts imported functions, too. */
  readonly functionIndex: number;
  readonly parameterTypes: readonly ValueType[];
  /** The bytes of the body, to which the positions of instructions refer. */
  readonly bytes: Uint8Array;
  /** Returns the index of an i32 local for the edit, which the first call declares. */
  scratchLocal(): number;
}

/** Returns the bytes that replace an instruction, or undefined to keep the instruction. */
export type Edit = (instruction: Instruction, scope: Scope) => readonly number[] | undefined;

export interface CodeEdits {
  readonly edit?: Edit;
  /** Returns bytes that are inserted before the first instruction of a function. */
  readonly prologue?: (scope: Scope) => readonly number[];
}

/** Rewrites the body of every function, instruction by instruction. */
export function editCode(sections: readonly Section[], edits: CodeEdits): Section[] {
  const signatures = readSignatures(sections);
  const imported = countImportedFunctions(sections);
  const reader = new Reader(getSection(sections, sectionId.code));
  const count = reader.unsigned();
  const bodies: Uint8Array[] = [];
  for (let i = 0; i < count; i++) {
    const body = reader.take(reader.unsigned());
    bodies.push(editBody(body, { functionIndex: imported + i, parameterTypes: signatures[i] ?? [] }, edits));
  }
  return replaceSection(sections, sectionId.code, vector(bodies));
}

function editBody(
  bytes: Uint8Array,
  signature: Pick<Scope, "functionIndex" | "parameterTypes">,
  { edit, prologue }: CodeEdits,
): Uint8Array {
  const reader = new Reader(bytes);
  const groups = reader.unsigned();
  const groupsStart = reader.position;
  let locals = signature.parameterTypes.length;
  for (let i = 0; i < groups; i++) {
    locals += reader.unsigned();
    reader.byte();
  }
  const codeStart = reader.position;

  let scratch = false;
  const scope: Scope = {
    ...signature,
    bytes,
    scratchLocal() {
      scratch = true;
      return locals;
    },
  };
  const chunks: ArrayLike<number>[] = [prologue?.(scope) ?? []];
  let kept = codeStart;
  while (edit !== undefined && !reader.atEnd) {
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

function readSignatures(sections: readonly Section[]): ValueType[][] {
  const types = new Reader(getSection(sections, sectionId.type));
  const perType: ValueType[][] = [];
  const typeCount = types.unsigned();
  for (let i = 0; i < typeCount; i++) {
    if (types.byte() !== functionType) {
      throw new Error("the type section of the module contains more than function types");
    }
    perType.push(Array.from(types.take(types.unsigned()), (code) => typeNames[code] ?? "i32"));
    types.skip(types.unsigned());
  }
  const functions = new Reader(getSection(sections, sectionId.function));
  const functionCount = functions.unsigned();
  return Array.from({ length: functionCount }, () => perType[functions.unsigned()] ?? []);
}

function countImportedFunctions(sections: readonly Section[]): number {
  const imports = new Reader(getSection(sections, sectionId.import));
  const count = imports.unsigned();
  let functions = 0;
  for (let i = 0; i < count; i++) {
    imports.skip(imports.unsigned());
    imports.skip(imports.unsigned());
    if (imports.byte() !== functionImport) {
      throw new Error("the module imports something other than functions");
    }
    imports.skipLeb();
    functions += 1;
  }
  return functions;
}

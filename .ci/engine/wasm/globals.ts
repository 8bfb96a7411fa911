import { opcodes } from "./instructions.ts";
import { signedLeb, unsignedLeb } from "./leb128.ts";
import { concat, getSection, replaceSection, type Section, sectionId } from "./module.ts";
import { Reader } from "./reader.ts";

const typeCodes = { i32: 0x7f, i64: 0x7e, f64: 0x7c } as const;
const mutableFlag = 1;
const exportedGlobalKind = 3;

/** The type and the initial value of a global. */
interface GlobalDeclaration {
  readonly type: keyof typeof typeCodes;
  readonly initial: number;
}

/** Adds a mutable, exported global and returns its index. */
export function addGlobal(
  sections: readonly Section[],
  name: string,
  { type, initial }: GlobalDeclaration,
): { sections: Section[]; index: number } {
  if (countImportedGlobals(sections) > 0) {
    throw new Error("wasm imports globals, which the meter does not expect");
  }
  const globals = new Reader(getSection(sections, sectionId.global));
  const index = globals.unsigned();
  const declaration = [typeCodes[type], mutableFlag, ...encodeConstant(type, initial), opcodes.end];
  const grown = concat([unsignedLeb(index + 1), globals.bytes.subarray(globals.position), declaration]);

  const exports = new Reader(getSection(sections, sectionId.export));
  const exportCount = exports.unsigned();
  const encoded = Buffer.from(name, "utf8");
  const entry = [...unsignedLeb(encoded.length), ...encoded, exportedGlobalKind, ...unsignedLeb(index)];
  const exported = concat([unsignedLeb(exportCount + 1), exports.bytes.subarray(exports.position), entry]);

  const withGlobal = replaceSection(sections, sectionId.global, grown);
  return { sections: replaceSection(withGlobal, sectionId.export, exported), index };
}

function encodeConstant(type: keyof typeof typeCodes, value: number): number[] {
  if (type === "f64") {
    return [opcodes.f64Const, ...new Uint8Array(Float64Array.of(value).buffer)];
  }
  return [type === "i32" ? opcodes.i32Const : opcodes.i64Const, ...signedLeb(value)];
}

function countImportedGlobals(sections: readonly Section[]): number {
  const reader = new Reader(getSection(sections, sectionId.import));
  let globals = 0;
  const count = reader.unsigned();
  for (let i = 0; i < count; i++) {
    reader.skip(reader.unsigned());
    reader.skip(reader.unsigned());
    const kind = reader.byte();
    if (kind === 0) {
      reader.skipLeb();
    } else if (kind === exportedGlobalKind) {
      reader.skip(2);
      globals += 1;
    } else {
      throw new Error(`wasm imports something of kind ${kind}, which the meter does not expect`);
    }
  }
  return globals;
}

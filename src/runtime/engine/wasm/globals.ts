import { OP } from "./instructions.ts";
import { signedLeb, unsignedLeb } from "./leb128.ts";
import { concat, getSection, replaceSection, SECTION, type Section } from "./module.ts";
import { Reader } from "./reader.ts";

const I32 = 0x7f;
const MUTABLE = 1;
const EXPORTED_GLOBAL = 3;

/** Adds a mutable, exported i32 global; answers its index. */
export function addGlobal(
  sections: readonly Section[],
  name: string,
  initial: number,
): { sections: Section[]; index: number } {
  if (countImportedGlobals(sections) > 0)
    throw new Error("wasm imports globals, which the meter does not expect");
  const globals = new Reader(getSection(sections, SECTION.global));
  const index = globals.unsigned();
  const declaration = [I32, MUTABLE, OP.i32Const, ...signedLeb(initial), OP.end];
  const grown = concat([unsignedLeb(index + 1), globals.bytes.subarray(globals.position), declaration]);

  const exports = new Reader(getSection(sections, SECTION.export));
  const exportCount = exports.unsigned();
  const encoded = Buffer.from(name, "utf8");
  const entry = [...unsignedLeb(encoded.length), ...encoded, EXPORTED_GLOBAL, ...unsignedLeb(index)];
  const exported = concat([unsignedLeb(exportCount + 1), exports.bytes.subarray(exports.position), entry]);

  const withGlobal = replaceSection(sections, SECTION.global, grown);
  return { sections: replaceSection(withGlobal, SECTION.export, exported), index };
}

function countImportedGlobals(sections: readonly Section[]): number {
  const reader = new Reader(getSection(sections, SECTION.import));
  let globals = 0;
  const count = reader.unsigned();
  for (let i = 0; i < count; i++) {
    reader.skip(reader.unsigned());
    reader.skip(reader.unsigned());
    const kind = reader.byte();
    if (kind === 0) {
      reader.skipLeb();
    } else if (kind === EXPORTED_GLOBAL) {
      reader.skip(2);
      globals += 1;
    } else {
      throw new Error(`wasm imports something of kind ${kind}, which the meter does not expect`);
    }
  }
  return globals;
}

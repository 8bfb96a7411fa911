import { opcodes } from "./instructions.ts";
import { signedLeb, unsignedLeb } from "./leb128.ts";
import { concat, getSection, type Section, sectionId, vector } from "./module.ts";
import { Reader } from "./reader.ts";

/** Bytes and the address at which the module starts with them. */
export interface DataSegment {
  readonly address: number;
  readonly bytes: Uint8Array;
}

const activeSegment = 0;

export function readDataSegments(sections: readonly Section[]): DataSegment[] {
  const reader = new Reader(getSection(sections, sectionId.data));
  const count = reader.unsigned();
  return Array.from({ length: count }, () => {
    if (reader.byte() !== activeSegment) {
      throw new Error("wasm has passive data, which the build does not expect");
    }
    if (reader.byte() !== opcodes.i32Const) {
      throw new Error("wasm has data at an address that is not constant");
    }
    const address = reader.signed32();
    reader.byte();
    return { address, bytes: reader.take(reader.unsigned()) };
  });
}

/** Replaces all data segments of the module. */
export function replaceDataSegments(
  sections: readonly Section[],
  segments: readonly DataSegment[],
): Section[] {
  return sections.map(({ id, content }) => {
    if (id === sectionId.dataCount) {
      return { id, content: Uint8Array.from(unsignedLeb(segments.length)) };
    }
    if (id === sectionId.data) {
      return { id, content: vector(segments.map(encodeSegment)) };
    }
    return { id, content };
  });
}

function encodeSegment({ address, bytes }: DataSegment): Uint8Array {
  const head = [
    activeSegment,
    opcodes.i32Const,
    ...signedLeb(address),
    opcodes.end,
    ...unsignedLeb(bytes.length),
  ];
  return concat([head, bytes]);
}

/** Joins the segments to the bytes from their first address to their last. */
function flatten(segments: readonly DataSegment[]): { start: number; bytes: Buffer } {
  const start = Math.min(...segments.map(({ address }) => address));
  const end = Math.max(...segments.map(({ address, bytes }) => address + bytes.length));
  const flat = Buffer.alloc(end - start);
  for (const { address, bytes } of segments) {
    flat.set(bytes, address - start);
  }
  return { start, bytes: flat };
}

/** Finds every address of these bytes in the data. */
export function findAllInData(segments: readonly DataSegment[], wanted: Uint8Array): number[] {
  const { start, bytes } = flatten(segments);
  const found: number[] = [];
  for (let at = bytes.indexOf(wanted); at >= 0; at = bytes.indexOf(wanted, at + 1)) {
    found.push(start + at);
  }
  return found;
}

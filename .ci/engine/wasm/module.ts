import { unsignedLeb } from "./leb128.ts";
import { Reader } from "./reader.ts";

/** One section of a module: its id and the bytes after the length. */
export interface Section {
  readonly id: number;
  readonly content: Uint8Array;
}

/** Section ids of the WebAssembly core specification, section 5.5.2. */
export const sectionId = {
  custom: 0,
  type: 1,
  import: 2,
  function: 3,
  memory: 5,
  global: 6,
  export: 7,
  code: 10,
  data: 11,
  dataCount: 12,
} as const;

const headerLength = 8;

export function readModule(bytes: Uint8Array): Section[] {
  const sections: Section[] = [];
  const reader = new Reader(bytes, headerLength);
  while (!reader.atEnd) {
    const id = reader.byte();
    sections.push({ id, content: reader.take(reader.unsigned()) });
  }
  return sections;
}

export function writeModule(sections: readonly Section[]): Uint8Array {
  const header = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];
  return concat([
    header,
    ...sections.flatMap(({ id, content }) => [[id, ...unsignedLeb(content.length)], content]),
  ]);
}

/** Returns the content of a required section. */
export function getSection(sections: readonly Section[], id: number): Uint8Array {
  const found = sections.find((section) => section.id === id);
  if (found === undefined) {
    throw new Error(`wasm has no section ${id}`);
  }
  return found.content;
}

export function replaceSection(sections: readonly Section[], id: number, content: Uint8Array): Section[] {
  return sections.map((section) => (section.id === id ? { id, content } : section));
}

export function concat(parts: readonly ArrayLike<number>[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Encodes a vector, which is its length and its items. */
export function vector(items: readonly ArrayLike<number>[]): Uint8Array {
  return concat([unsignedLeb(items.length), ...items]);
}

/** Creates a custom section, which engines ignore and programs can read by name. */
export function customSection(name: string, payload: Uint8Array): Section {
  const encoded = Buffer.from(name, "utf8");
  return { id: sectionId.custom, content: concat([unsignedLeb(encoded.length), encoded, payload]) };
}

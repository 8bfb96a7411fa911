import type { Reader } from "./reader.ts";

/** The opcodes that the build edits or generates. */
export const opcodes = {
  unreachable: 0x00,
  loop: 0x03,
  if: 0x04,
  else: 0x05,
  end: 0x0b,
  return: 0x0f,
  call: 0x10,
  drop: 0x1a,
  localGet: 0x20,
  localSet: 0x21,
  globalGet: 0x23,
  globalSet: 0x24,
  i32Load8U: 0x2d,
  i32Store8: 0x3a,
  memorySize: 0x3f,
  memoryGrow: 0x40,
  i32Const: 0x41,
  i64Const: 0x42,
  f64Const: 0x44,
  i32Eqz: 0x45,
  i32LtS: 0x48,
  i32GtU: 0x4b,
  i32Add: 0x6a,
  i32Sub: 0x6b,
  i32And: 0x71,
  i32ShrU: 0x76,
  bulk: 0xfc,
} as const;

/** Sub-opcodes after {@link opcodes.bulk} that move memory. */
export const bulkOpcode = { memoryInit: 8, memoryCopy: 10, memoryFill: 11 } as const;

export interface Instruction {
  readonly opcode: number;
  /** The second opcode of a prefixed instruction. */
  readonly sub: number | undefined;
  readonly start: number;
  readonly end: number;
}

type Skip = (reader: Reader) => void;

const nothing: Skip = () => {};
const index: Skip = (reader) => reader.skipLeb();
const twoIndices: Skip = (reader) => {
  reader.skipLeb();
  reader.skipLeb();
};
const memoryArgument: Skip = (reader) => {
  const alignment = reader.unsigned();
  if ((alignment & 0x40) !== 0) {
    reader.skipLeb();
  }
  reader.skipLeb();
};
const branchTable: Skip = (reader) => {
  const targets = reader.unsigned();
  for (let i = 0; i <= targets; i++) {
    reader.skipLeb();
  }
};
const valueTypes: Skip = (reader) => reader.skip(reader.unsigned());
function bytes(count: number): Skip {
  return (reader) => reader.skip(count);
}

/**
 * The operands of each opcode (WebAssembly core specification 2.0, section 5.4). The reader throws for any other
 * opcode, because it could not meter the code after an opcode of unknown length. Tail calls, exceptions, threads and
 * SIMD are omitted on purpose.
 */
const immediateReaders: readonly (readonly [first: number, last: number, skip: Skip])[] = [
  [0x00, 0x01, nothing], // unreachable, nop
  [0x02, 0x04, index], // block, loop, if: a block type
  [0x05, 0x05, nothing], // else
  [0x0b, 0x0b, nothing], // end
  [0x0c, 0x0d, index], // br, br_if
  [0x0e, 0x0e, branchTable],
  [0x0f, 0x0f, nothing], // return
  [0x10, 0x10, index], // call
  [0x11, 0x11, twoIndices], // call_indirect
  [0x1a, 0x1b, nothing], // drop, select
  [0x1c, 0x1c, valueTypes], // select t
  [0x20, 0x26, index], // locals, globals, tables
  [0x28, 0x3e, memoryArgument], // loads and stores
  [0x3f, 0x40, bytes(1)], // memory.size, memory.grow
  [0x41, 0x42, index], // i32.const, i64.const
  [0x43, 0x43, bytes(4)], // f32.const
  [0x44, 0x44, bytes(8)], // f64.const
  [0x45, 0xc4, nothing], // arithmetic, comparison, conversion, sign extension
  [0xd0, 0xd0, bytes(1)], // ref.null
  [0xd1, 0xd1, nothing], // ref.is_null
  [0xd2, 0xd2, index], // ref.func
];

const bulkImmediateReaders: readonly (readonly [first: number, last: number, skip: Skip])[] = [
  [0, 7, nothing], // saturating truncation
  [8, 8, twoIndices], // memory.init
  [9, 9, index], // data.drop
  [10, 10, bytes(2)], // memory.copy
  [11, 11, bytes(1)], // memory.fill
  [12, 12, twoIndices], // table.init
  [13, 13, index], // elem.drop
  [14, 14, twoIndices], // table.copy
  [15, 17, index], // table.grow, table.size, table.fill
];

function byOpcode(rows: typeof immediateReaders): ReadonlyMap<number, Skip> {
  const skips = new Map<number, Skip>();
  for (const [first, last, skip] of rows) {
    for (let op = first; op <= last; op++) {
      skips.set(op, skip);
    }
  }
  return skips;
}

const skipImmediate = byOpcode(immediateReaders);
const skipBulkImmediate = byOpcode(bulkImmediateReaders);

/** Reads the next instruction. @throws Error for an unknown opcode. */
export function readInstruction(reader: Reader): Instruction {
  const start = reader.position;
  const opcode = reader.byte();
  const sub = opcode === opcodes.bulk ? reader.unsigned() : undefined;
  const skip = sub === undefined ? skipImmediate.get(opcode) : skipBulkImmediate.get(sub);
  if (skip === undefined) {
    const name = sub === undefined ? opcode.toString(16) : `${opcode.toString(16)} ${sub}`;
    throw new Error(`wasm instruction 0x${name} is not known to the meter`);
  }
  skip(reader);
  return { opcode, sub, start, end: reader.position };
}

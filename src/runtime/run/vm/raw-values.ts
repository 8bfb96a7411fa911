import type { EngineExports } from "./exports.ts";
import { decodeText, outOfGuestMemory, writeText } from "./values.ts";

/** The tags of NaN-boxed values, as signed 32-bit integers. Other values are floating-point numbers. */
const typesByTag: ReadonlyMap<number, string> = new Map([
  [-8, "symbol"],
  [-7, "string"],
  [-6, "string"],
  [0, "number"],
  [1, "boolean"],
  [2, "null"],
  [3, "undefined"],
  [4, "undefined"],
]);
const objectTag = -1;
const notCaptured = -1n;

/** njs's names for the engine's classes. */
const typesByClass: ReadonlyMap<number, string> = new Map([
  [2, "array"],
  [4, "object value"],
  [5, "object value"],
  [6, "object value"],
  [7, "object value"],
  [10, "date"],
  [12, "function"],
  [13, "function"],
  [14, "function"],
  [15, "function"],
  [19, "regexp"],
  [20, "array buffer"],
  ...Array.from({ length: 12 }, (_, i): [number, string] => [22 + i, "typed array"]),
  [34, "data view"],
  [52, "promise"],
  [55, "function"],
]);

/** Returns njs's name for the type of a raw value. */
export function describeType(engine: EngineExports, value: bigint): string {
  if (value === notCaptured) {
    return "object";
  }
  const tag = Number(BigInt.asIntN(32, value >> 32n));
  if (tag !== objectTag) {
    return typesByTag.get(tag) ?? "number";
  }
  return typesByClass.get(engine.JS_GetClassID(value)) ?? "object";
}

const undefinedTag = 3n;

const plainObjectClass = 1;

/** Returns true if the object at the address is not an array, an error or another special object. */
export function isPlainObject(engine: EngineExports, address: number): boolean {
  const value = (BigInt(objectTag) << 32n) | BigInt(address);
  return engine.JS_GetClassID(BigInt.asIntN(64, value)) === plainObjectClass;
}

/** Returns true if the last error was caused by a call with an object, `a.b()` or `a[b]()`. */
export function isMethodCall(engine: EngineExports): boolean {
  const self = engine.__self.value;
  return self !== notCaptured && BigInt.asUintN(64, self) >> 32n !== undefinedTag;
}

/** Returns the name of a property, an empty string for -1. */
export function readAtom(engine: EngineExports, atom: number): string {
  if (atom === -1) {
    return "";
  }
  const context = engine.qjs_get_context_ptr();
  const address = engine.JS_AtomToCStringLen(context, 0, atom);
  if (address === 0) {
    return "";
  }
  const memory = new Uint8Array(engine.memory.buffer);
  const text = decodeText(memory.subarray(address, memory.indexOf(0, address)));
  engine.JS_FreeCString(context, address);
  return text;
}

/** Converts a raw string of the guest to one of the host. Lone surrogates become U+FFFD. */
export function readRawString(engine: EngineExports, value: bigint): string {
  const context = engine.qjs_get_context_ptr();
  const lengthAddress = engine.wasm_malloc(4);
  if (lengthAddress === 0) {
    throw outOfGuestMemory;
  }
  const address = engine.JS_ToCStringLen2(context, lengthAddress, value, 0);
  const length = new DataView(engine.memory.buffer).getUint32(lengthAddress, true);
  engine.wasm_free(lengthAddress);
  if (address === 0) {
    throw outOfGuestMemory;
  }
  const text = decodeText(new Uint8Array(engine.memory.buffer, address, length));
  engine.JS_FreeCString(context, address);
  return text;
}

/** Creates a raw string of the guest. */
export function createRawString(engine: EngineExports, text: string): bigint {
  const { address, length } = writeText(engine, text);
  const value = engine.JS_NewStringLen(engine.qjs_get_context_ptr(), address, length);
  engine.wasm_free(address);
  return value;
}

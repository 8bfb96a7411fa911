import { TextDecoder } from "node:util";
import type { EngineExports } from "./exports.ts";

const decoder = new TextDecoder();

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
  const text = decoder.decode(memory.subarray(address, memory.indexOf(0, address)));
  engine.JS_FreeCString(context, address);
  return text;
}

import { TextDecoder, TextEncoder } from "node:util";
import type { EngineExports, Handle } from "./exports.ts";

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** A value that guest and host exchange. Objects cannot be exchanged. */
export type Value = string | Uint8Array | undefined;

/** The error for a guest without memory for an exchanged value. Compare by identity. */
export const outOfGuestMemory = new Error("no memory left in the guest");

/** Copies bytes and a final zero into the guest's memory. The caller frees them. */
export function writeBytes(engine: EngineExports, bytes: Uint8Array): number {
  const address = engine.wasm_malloc(bytes.length + 1);
  if (address === 0) {
    throw outOfGuestMemory;
  }
  const memory = new Uint8Array(engine.memory.buffer);
  memory.set(bytes, address);
  memory[address + bytes.length] = 0;
  return address;
}

/** Copies a string into the guest's memory as UTF-8. The caller frees it. */
export function writeText(engine: EngineExports, text: string): { address: number; length: number } {
  const bytes = encoder.encode(text);
  return { address: writeBytes(engine, bytes), length: bytes.length };
}

/** Converts a value of the host to one of the guest. */
export function toGuest(engine: EngineExports, value: Value): Handle {
  if (value === undefined) {
    return engine.qjs_get_undefined();
  }
  const bytes = typeof value === "string" ? encoder.encode(value) : value;
  const address = writeBytes(engine, bytes);
  const handle =
    typeof value === "string"
      ? engine.qjs_new_string(address, bytes.length)
      : engine.qjs_new_uint8_array(address, bytes.length);
  engine.wasm_free(address);
  return handle;
}

/** Converts a value of the guest to bytes if it is a typed array, and to a string if it is not undefined. */
export function fromGuest(engine: EngineExports, handle: Handle): Value {
  if (engine.qjs_is_undefined(handle) !== 0) {
    return undefined;
  }
  if (engine.qjs_is_string(handle) !== 0) {
    return readText(engine, handle);
  }
  return readBytes(engine, handle) ?? readText(engine, handle);
}

/** Converts a value of the guest to a string. Lone surrogates become U+FFFD. */
export function readText(engine: EngineExports, handle: Handle): string {
  const lengthAddress = engine.wasm_malloc(4);
  if (lengthAddress === 0) {
    throw outOfGuestMemory;
  }
  const address = engine.qjs_get_string_len(handle, lengthAddress);
  const length = new DataView(engine.memory.buffer).getUint32(lengthAddress, true);
  engine.wasm_free(lengthAddress);
  if (address === 0) {
    throw outOfGuestMemory;
  }
  const text = decodeText(new Uint8Array(engine.memory.buffer, address, length));
  engine.qjs_free_cstring(address);
  return text;
}

/**
 * Decodes the engine's UTF-8, in which a lone surrogate has three bytes (ED A0..BF xx). A standard decoder would
 * convert such a surrogate to three U+FFFD.
 */
export function decodeText(bytes: Uint8Array): string {
  let copy: Uint8Array | undefined;
  for (let at = bytes.indexOf(0xed); at >= 0; at = bytes.indexOf(0xed, at + 1)) {
    if ((bytes[at + 1] ?? 0) < 0xa0) {
      continue;
    }
    copy ??= bytes.slice();
    copy.set([0xef, 0xbf, 0xbd], at);
  }
  return decoder.decode(copy ?? bytes);
}

/** Returns the address of a typed array's buffer. */
export function getBufferAddress(engine: EngineExports, array: Handle): number {
  const scratch = engine.wasm_malloc(16);
  if (scratch === 0) {
    throw outOfGuestMemory;
  }
  const buffer = engine.qjs_get_typed_array_buffer(array, scratch, scratch + 4, scratch + 8);
  const address = engine.qjs_get_array_buffer(buffer, scratch + 12);
  engine.qjs_free_value(buffer);
  engine.wasm_free(scratch);
  return address;
}

function readBytes(engine: EngineExports, handle: Handle): Uint8Array | undefined {
  const scratch = engine.wasm_malloc(16);
  if (scratch === 0) {
    throw outOfGuestMemory;
  }
  const buffer = engine.qjs_get_typed_array_buffer(handle, scratch, scratch + 4, scratch + 8);
  let bytes: Uint8Array | undefined;
  if (engine.qjs_is_exception(buffer) === 0) {
    const view = new DataView(engine.memory.buffer);
    const offset = view.getUint32(scratch, true);
    const length = view.getUint32(scratch + 4, true);
    const address = engine.qjs_get_array_buffer(buffer, scratch + 12);
    if (address !== 0) {
      bytes = new Uint8Array(engine.memory.buffer, address + offset, length).slice();
    }
    engine.qjs_free_value(buffer);
  } else {
    engine.qjs_free_value(engine.qjs_get_exception());
  }
  engine.wasm_free(scratch);
  return bytes;
}

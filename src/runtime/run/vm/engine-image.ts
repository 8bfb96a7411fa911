/**
 * The format of `engine.wasm` beyond WebAssembly: what the build writes into custom sections and the run reads.
 * One image of the memory is the module's own data; that of the other runtime is stored as its difference.
 */
import type { FunctionRuntime } from "../../check/runtimes.ts";
import type { Handle } from "./exports.ts";

/** The functions of the guest prelude that the host calls. */
export type EntryName = "prepare" | "serialise" | "describe" | "position";

/**
 * What an `import` is rewritten to a call of: a constant beside the global object, where no code can see or replace
 * it. The names that code may use are ASCII, so none can declare it either, as it can `require`.
 */
export const engineImport = "import·";

export interface EngineManifest {
  readonly entries: Readonly<Record<EntryName, Handle>>;
  /** Compiled code that answers the function named `handler`, raw as {@link EngineExports.JS_EvalFunction} wants it. */
  readonly findHandler: string;
  readonly pages: Readonly<Record<FunctionRuntime, number>>;
  /** The memory from here on is state; below it is the C stack, above which nothing lives between calls. */
  readonly stateStart: number;
  /** The end of the texts at the bottom of memory, which are state too as far as a reset goes. */
  readonly textsEnd: number;
}

export const manifestSection = "mock-cloudfront.manifest";

/** The runtime whose image is the module's own data. */
export const baseRuntime: FunctionRuntime = "cloudfront-js-2.0";

/** Name of the section with what differs under another runtime. */
export function getDifferenceSection(runtime: FunctionRuntime): string {
  return `mock-cloudfront.${runtime}`;
}

const wordBytes = 4;
/** Runs of changed bytes closer than this are written as one. */
const gapBytes = 16;

/** Writes down where `changed` differs from `base`: address, length, bytes, and again. */
export function encodeDifference(base: Uint8Array, changed: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  const length = Math.max(base.length, changed.length);
  for (let at = 0; at < length; at++) {
    if ((base[at] ?? 0) === (changed[at] ?? 0)) {
      continue;
    }
    let end = at + 1;
    for (let i = end; i < length && i < end + gapBytes; i++) {
      if ((base[i] ?? 0) !== (changed[i] ?? 0)) {
        end = i + 1;
      }
    }
    const run = new Uint8Array(2 * wordBytes + end - at);
    const view = new DataView(run.buffer);
    view.setUint32(0, at, true);
    view.setUint32(wordBytes, end - at, true);
    run.set(changed.subarray(at, end), 2 * wordBytes);
    parts.push(run);
    at = end;
  }
  return Buffer.concat(parts);
}

/** Turns the base image into the changed one, in place. */
export function applyDifference(memory: Uint8Array, difference: Uint8Array): void {
  const view = new DataView(difference.buffer, difference.byteOffset, difference.byteLength);
  for (let at = 0; at < difference.length; ) {
    const address = view.getUint32(at, true);
    const length = view.getUint32(at + wordBytes, true);
    memory.set(difference.subarray(at + 2 * wordBytes, at + 2 * wordBytes + length), address);
    at += 2 * wordBytes + length;
  }
}

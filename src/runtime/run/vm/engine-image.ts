/**
 * The custom sections of `engine.wasm`, which the build writes and a run reads. The module's data segments are the
 * memory image of one runtime. The image of the other runtime is stored as the difference.
 */
import type { FunctionRuntime } from "../../check/runtimes.ts";
import type { Handle } from "./exports.ts";

/** The functions of the guest prelude that the host calls. */
export type EntryName = "prepare" | "serialize" | "describe" | "position";

/**
 * The function that a rewritten `import` calls. It is a lexical constant with a name that is not ASCII, so function
 * code, in which names must be ASCII, can neither use nor redeclare it.
 */
export const engineImport = "import·";

/** The facts about an engine that a run needs. */
export interface EngineManifest {
  readonly entries: Readonly<Record<EntryName, Handle>>;
  /** Compiled code that evaluates to the function named `handler`, as a raw value for {@link EngineExports.JS_EvalFunction}. */
  readonly findHandler: string;
  readonly pages: Readonly<Record<FunctionRuntime, number>>;
  /** The address at which the guest's state begins. The C stack, which is empty between calls, lies below. */
  readonly stateStart: number;
  /** The end of the patched messages at the bottom of memory, which a reset restores, too. */
  readonly textsEnd: number;
}

/** The name of the function's code in the engine's stack traces. */
export const codeFileName = "function.js";

/** The first character of the engine's messages that the host replaces. Function code has no reason to use it. */
export const errorMarker = "\u0001";

export const manifestSection = "mock-cloudfront.manifest";

/** The runtime whose image is in the data segments. */
export const baseRuntime: FunctionRuntime = "cloudfront-js-2.0";

/** Returns the name of the section with the difference of another runtime. */
export function getDifferenceSection(runtime: FunctionRuntime): string {
  return `mock-cloudfront.${runtime}`;
}

const wordBytes = 4;
/** Changed bytes that are closer to each other than this are encoded together. */
const gapBytes = 16;

/** Encodes the bytes in which `changed` differs from `base`, as a list of address, length and bytes. */
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

/** Changes the base image in place to the image that was encoded. */
export function applyDifference(memory: Uint8Array, difference: Uint8Array): void {
  const view = new DataView(difference.buffer, difference.byteOffset, difference.byteLength);
  for (let at = 0; at < difference.length; ) {
    const address = view.getUint32(at, true);
    const length = view.getUint32(at + wordBytes, true);
    memory.set(difference.subarray(at + 2 * wordBytes, at + 2 * wordBytes + length), address);
    at += 2 * wordBytes + length;
  }
}

import { readFileSync } from "node:fs";
import { bake } from "./bake.ts";
import { virtualiseMemory } from "./memory.ts";
import { meter } from "./metering.ts";
import { noticesOf, sha256 } from "./notices.ts";
import { readPrelude } from "./prelude.ts";
import { reword } from "./rewording.ts";
import { readModule, writeModule } from "./wasm/module.ts";
import { messagePatches } from "./wording.ts";

/** `quickjs.wasm` of quickjs-wasi 3.6.2: QuickJS-ng 0.17.0. Another file must be measured again before it is named here. */
const quickjsSha256 = "d4c9375f2b1ca4dc95f72c8aa2982a7a9951ac8011490d79c6582df732b4bbd9";

/** All of the memory, 4 MB: 1 MB of C stack, the engine's own data, and 2 MB for the guest with room for waste. */
const maxPages = 64;

export interface EngineSources {
  readonly quickjs: string;
  readonly guestFolder: string;
}

export interface BuiltEngine {
  readonly wasm: Uint8Array;
  readonly notices: string;
}

/** Makes `engine.wasm`: QuickJS that counts its steps, has an end to its memory, and is booted already. */
export function buildEngine({ quickjs, guestFolder }: EngineSources): BuiltEngine {
  const original = readFileSync(quickjs);
  requireKnown(original);
  const reworded = reword(readModule(original), messagePatches);
  const metered = meter(virtualiseMemory(reworded, maxPages));
  const wasm = bake(writeModule(metered), readPrelude(guestFolder));
  return { wasm, notices: noticesOf(wasm, quickjsSha256) };
}

function requireKnown(wasm: Uint8Array): void {
  const digest = sha256(wasm);
  if (digest !== quickjsSha256) {
    throw new Error(`quickjs.wasm has sha256 ${digest}, not ${quickjsSha256}`);
  }
}

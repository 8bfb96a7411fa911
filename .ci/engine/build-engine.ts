import { readFileSync } from "node:fs";
import { addHooks, keepCaptures } from "./hooks.ts";
import { virtualizeMemory } from "./memory.ts";
import { messagePatches, operandCaptures } from "./message-patches.ts";
import { meter } from "./metering.ts";
import { formatNotices, sha256 } from "./notices.ts";
import { captureOperands } from "./operands.ts";
import { patchMessages } from "./patch-messages.ts";
import { preinitialize } from "./preinitialize.ts";
import { readPrelude } from "./prelude.ts";
import { readModule, writeModule } from "./wasm/module.ts";

/**
 * Digest of `quickjs.wasm` in quickjs-wasi 3.6.2, which is QuickJS-ng 0.17.0. Measure the fuel of the functions in the
 * tests again before you name another file here.
 */
const quickjsSha256 = "d4c9375f2b1ca4dc95f72c8aa2982a7a9951ac8011490d79c6582df732b4bbd9";

/** The size of the whole memory, 4 MB: 1 MB of C stack, the engine's data, and 2 MB for the guest with a reserve. */
const maxPages = 64;

/** Paths of the files from which the engine is built. */
export interface EngineSources {
  readonly quickjs: string;
  readonly guestFolder: string;
  readonly licenceFolder: string;
}

/** The content of `engine.wasm` and of `engine.LICENSE.txt`. */
export interface BuiltEngine {
  readonly wasm: Uint8Array;
  readonly notices: string;
}

/** Builds `engine.wasm`: QuickJS with metering, a bounded memory, njs's messages and an initialized heap. */
export function buildEngine({ quickjs, guestFolder, licenceFolder }: EngineSources): BuiltEngine {
  const original = readFileSync(quickjs);
  assertKnownEngine(original);
  const captured = captureOperands(addHooks(keepCaptures(readModule(original))), operandCaptures);
  const patched = patchMessages(captured, messagePatches);
  const metered = meter(virtualizeMemory(patched, maxPages));
  const wasm = preinitialize(writeModule(metered), readPrelude(guestFolder));
  return { wasm, notices: formatNotices(wasm, quickjsSha256, licenceFolder) };
}

function assertKnownEngine(wasm: Uint8Array): void {
  const digest = sha256(wasm);
  if (digest !== quickjsSha256) {
    throw new Error(`quickjs.wasm has sha256 ${digest}, but the build expects ${quickjsSha256}`);
  }
}

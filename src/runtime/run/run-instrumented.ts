import { compile } from "./compile.ts";
import { createHost } from "./create-host.ts";
import { loadEngine, withEngineLock } from "./engine-instance.ts";
import { execute } from "./execution.ts";
import { countingFactor, defaultLimits } from "./limits.ts";
import type { RunInput } from "./run-input.ts";

/** A function's code that counts what of it runs, as {@link runInstrumented} takes it. */
export interface InstrumentedCode {
  readonly code: string;
  /** Code that comes to the typed array, of 32-bit numbers, in which the other counts. */
  readonly counters: string;
  /** How many numbers there are. */
  readonly length: number;
}

/**
 * Runs code that counts, in place of the code of the input, and answers its numbers. They stand however the run ends:
 * where it throws or meets a limit, they tell what ran until then. Nothing else of the run is seen.
 *
 * @throws Error for code that the engine takes without its counters and not with them, at 30 KB or more.
 */
export function runInstrumented(counting: InstrumentedCode, input: RunInput): Uint32Array {
  const limits = { ...defaultLimits, ...input.limits };
  const { world } = createHost(input, { ...limits, fuel: limits.fuel * countingFactor });
  const source = { code: counting.code, runtime: input.runtime, counters: counting.counters };
  return withEngineLock(() => {
    const machine = loadEngine();
    const compiled = compile(machine, source);
    if ("failure" in compiled) {
      if (!("failure" in compile(machine, { code: input.code, runtime: input.runtime }))) {
        throw createTooLargeError();
      }
      return new Uint32Array(counting.length);
    }
    execute(machine, compiled, { source, eventJson: input.eventJson, ...world });
    return new Uint32Array(machine.engine.memory.buffer, compiled.counters, counting.length).slice();
  });
}

/** What has no room is not always told as such: out of memory, the engine's parser also speaks of wrong syntax. */
function createTooLargeError() {
  return new Error(
    "mock-cloudfront: the function is too large to be counted: with istanbul's counters in it, it has no room in the engine. Leave its file out of the coverage.",
  );
}

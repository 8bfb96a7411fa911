import { alone } from "./alone.ts";
import { compile } from "./compile.ts";
import { execute } from "./execution.ts";
import { COUNTING_FACTOR, DEFAULT_LIMITS } from "./limits.ts";
import { loadMachine } from "./machine.ts";
import type { RunInput } from "./run-input.ts";
import { createWorld } from "./world.ts";

/** A function's code that counts what of it runs, as {@link countCode} takes it. */
export interface CountingCode {
  readonly code: string;
  /** Code that comes to the typed array, of 32-bit numbers, in which the other counts. */
  readonly counters: string;
  /** How many numbers there are. */
  readonly length: number;
}

/**
 * Runs code that counts, in place of the code of the input, and answers its numbers. They stand however the run ends:
 * where it throws or meets a limit, they tell what ran until then. Nothing else of the run is seen.
 */
export function countCode(counting: CountingCode, input: RunInput): Uint32Array {
  const limits = { ...DEFAULT_LIMITS, ...input.limits };
  const { world } = createWorld(input, { ...limits, fuel: limits.fuel * COUNTING_FACTOR });
  const source = { code: counting.code, runtime: input.runtime, counters: counting.counters };
  return alone(() => {
    const machine = loadMachine();
    const compiled = compile(machine, source);
    execute(machine, compiled, { source, eventJson: input.eventJson, ...world });
    if (!("counters" in compiled)) return new Uint32Array(counting.length);
    return new Uint32Array(machine.engine.memory.buffer, compiled.counters, counting.length).slice();
  });
}

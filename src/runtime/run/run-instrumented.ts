import { compile } from "./compile.ts";
import { createHost } from "./create-host.ts";
import { loadEngine, withEngineLock } from "./engine-instance.ts";
import { execute } from "./execution.ts";
import { defaultLimits, instrumentedFuelFactor } from "./limits.ts";
import type { RunInput } from "./run-input.ts";

/** A function's code with coverage counters, as {@link runInstrumented} expects it. */
export interface InstrumentedCode {
  readonly code: string;
  /** Code that evaluates to the counters, a typed array of 32-bit numbers. */
  readonly counters: string;
  /** The number of counters. */
  readonly length: number;
}

/**
 * Runs instrumented code instead of the input's code and returns its counters. They are valid for every outcome: if
 * the code throws or meets a limit, they count what ran before. The other effects of the run are discarded.
 *
 * @throws Error if the engine has room for the code but not for its counters, which happens from 30 KB.
 */
export function runInstrumented(instrumented: InstrumentedCode, input: RunInput): Uint32Array {
  const limits = { ...defaultLimits, ...input.limits };
  const { context } = createHost(input, { ...limits, fuel: limits.fuel * instrumentedFuelFactor });
  const { runtime, entryPoint } = input;
  const source = { code: instrumented.code, runtime, entryPoint, counters: instrumented.counters };
  return withEngineLock(() => {
    const instance = loadEngine();
    const compiled = compile(instance, source);
    if ("failure" in compiled) {
      if (!("failure" in compile(instance, { code: input.code, runtime, entryPoint }))) {
        throw createTooLargeError();
      }
      return new Uint32Array(instrumented.length);
    }
    execute(instance, compiled, { source, eventJson: input.eventJson, ...context });
    return new Uint32Array(instance.engine.memory.buffer, compiled.counters, instrumented.length).slice();
  });
}

/** Creates the error for code that does not fit. The engine itself reports a lack of memory as wrong syntax, too. */
function createTooLargeError() {
  return new Error(
    "mock-cloudfront: the function is too large for coverage: with istanbul's counters, it does not fit into the engine's memory. Exclude its file from the coverage.",
  );
}

import { loadAcorn } from "../check/acorn.ts";
import { findDeepNesting } from "../check/nesting.ts";
import type { EngineInstance } from "./engine-instance.ts";
import { type CompiledCode, catchFailures } from "./execution.ts";
import { codeFileName, type FunctionSource } from "./failure.ts";
import { GuestCalls } from "./guest-calls.ts";
import { createHostCallbacks } from "./host-callbacks.ts";
import { compileFuel, countingFactor, defaultLimits } from "./limits.ts";
import { rewriteImports } from "./rewrite-imports.ts";
import type { Outcome } from "./run-report.ts";
import { evalFlags, type Handle } from "./vm/exports.ts";
import { getBufferAddress, writeText } from "./vm/values.ts";

/** Compiled functions kept; a test file seldom has more, and each holds some 500 KB. */
const maxCachedImages = 32;

const cache = new Map<string, CompiledCode>();

/** Compiles a function's code, or takes it from the functions last used. */
export function compile(machine: EngineInstance, source: FunctionSource): CompiledCode {
  const key = `${source.runtime} ${source.counters ?? ""} ${source.code}`;
  const found = cache.get(key) ?? compileUncached(machine, source);
  cache.delete(key);
  cache.set(key, found);
  const [oldest] = cache.keys();
  if (cache.size > maxCachedImages && oldest !== undefined) {
    cache.delete(oldest);
  }
  return found;
}

/** What QuickJS's own check says of code that is nested just as deep in other ways. */
const nestedTooDeep: Outcome = {
  kind: "threw",
  message: "RangeError: Maximum call stack size exceeded",
};

function compileUncached(machine: EngineInstance, source: FunctionSource): CompiledCode {
  if (findDeepNesting(source.code, loadAcorn) !== undefined) {
    return { failure: nestedTooDeep };
  }
  const { engine } = machine;
  const budget = compileFuel * (source.counters === undefined ? 1 : countingFactor);
  machine.restore(
    machine.getInitialImage(source.runtime),
    budget,
    createHostCallbacks(engine, { operations: {}, limits: { ...defaultLimits, fuel: budget }, nowMs: 0 }),
  );
  let compiled: CompiledCode | undefined;
  const outcome = catchFailures(machine, source, budget, () => {
    const counters =
      source.counters === undefined ? {} : { counters: createCounters(machine, source.counters) };
    const main = evaluate(machine, rewriteImports(source.code), evalFlags.strict | evalFlags.compileOnly);
    const value = new DataView(engine.memory.buffer).getBigUint64(main, true);
    compiled = { image: machine.captureImage(), main: value, ...counters };
    return { kind: "returned", json: undefined };
  });
  return compiled ?? { failure: outcome };
}

function evaluate(machine: EngineInstance, text: string, flags: number): Handle {
  const { engine } = machine;
  const code = writeText(engine, text);
  const file = writeText(engine, codeFileName);
  const calls = new GuestCalls(machine);
  const value = calls.assertNotException(engine.qjs_eval(code.address, code.length, file.address, flags));
  engine.wasm_free(code.address);
  engine.wasm_free(file.address);
  return value;
}

/**
 * Makes what the code counts in, and answers its address: there the host reads it, however a run has ended. The code
 * that counts is several times larger, so it may take all the memory that there is.
 */
function createCounters(machine: EngineInstance, code: string): number {
  const { engine } = machine;
  engine.qjs_set_memory_limit(-1);
  return getBufferAddress(engine, evaluate(machine, code, evalFlags.strict));
}

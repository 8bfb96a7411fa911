import { loadAcorn } from "../check/acorn.ts";
import { findDeepNesting } from "../check/nesting.ts";
import { createEngineHooks } from "./engine-hooks.ts";
import type { EngineInstance } from "./engine-instance.ts";
import { getAdapter } from "./entry-points.ts";
import { createErrorOperations } from "./error-messages.ts";
import { type CompiledCode, catchFailures } from "./execution.ts";
import { GuestCalls } from "./guest-calls.ts";
import { createHostCallbacks } from "./host-callbacks.ts";
import { compileFuel, defaultLimits, instrumentedFuelFactor } from "./limits.ts";
import { rewriteImports } from "./rewrite-imports.ts";
import { keepCarriageReturns } from "./rewrite-templates.ts";
import type { FunctionSource } from "./run-input.ts";
import type { Outcome } from "./run-report.ts";
import { codeFileName } from "./vm/engine-image.ts";
import { evalFlags, type Handle } from "./vm/exports.ts";
import { getBufferAddress, writeText } from "./vm/values.ts";

/** The size of the cache. A test file seldom has more functions, and each image takes some 500 KB. */
const maxCachedImages = 32;

const cache = new Map<string, CompiledCode>();

/** Compiles a function's code, or returns it from a cache of the most recently used functions. */
export function compile(instance: EngineInstance, source: FunctionSource): CompiledCode {
  const key = `${source.runtime} ${source.entryPoint ?? ""} ${source.counters ?? ""} ${source.code}`;
  const found = cache.get(key) ?? compileUncached(instance, source);
  cache.delete(key);
  cache.set(key, found);
  const [oldest] = cache.keys();
  if (cache.size > maxCachedImages && oldest !== undefined) {
    cache.delete(oldest);
  }
  return found;
}

/** The outcome that QuickJS's own stack check gives for other code of the same nesting depth. */
const nestedTooDeep: Outcome = {
  kind: "threw",
  message: "RangeError: Maximum call stack size exceeded",
};

function compileUncached(instance: EngineInstance, source: FunctionSource): CompiledCode {
  if (findDeepNesting(source.code, loadAcorn) !== undefined) {
    return { failure: nestedTooDeep };
  }
  const { engine } = instance;
  const budget = compileFuel * (source.counters === undefined ? 1 : instrumentedFuelFactor);
  const hooks = createEngineHooks(engine, source.runtime);
  instance.restore(
    instance.getInitialImage(source.runtime),
    budget,
    createHostCallbacks(
      engine,
      {
        operations: [createErrorOperations(engine, source, hooks)],
        limits: { ...defaultLimits, fuel: budget },
        nowMs: 0,
      },
      hooks,
    ),
  );
  let compiled: CompiledCode | undefined;
  const outcome = catchFailures(instance, source.code, budget, () => {
    const counters =
      source.counters === undefined ? {} : { counters: createCounters(instance, source.counters) };
    const main = evaluate(
      instance,
      `${rewriteImports(keepCarriageReturns(source.code))}${getAdapter(source.entryPoint) ?? ""}`,
      evalFlags.strict | evalFlags.compileOnly,
    );
    const value = new DataView(engine.memory.buffer).getBigUint64(main, true);
    compiled = { image: instance.captureImage(), main: value, ...counters };
    return { kind: "returned", json: undefined };
  });
  return compiled ?? { failure: outcome };
}

function evaluate(instance: EngineInstance, text: string, flags: number): Handle {
  const { engine } = instance;
  const code = writeText(engine, text);
  const file = writeText(engine, codeFileName);
  const calls = new GuestCalls(instance);
  const value = calls.assertNotException(engine.qjs_eval(code.address, code.length, file.address, flags));
  engine.wasm_free(code.address);
  engine.wasm_free(file.address);
  return value;
}

/**
 * Creates the typed array of the coverage counters and returns its address. The host reads it there after any outcome.
 * Instrumented code is several times larger, so it may use the whole memory.
 */
function createCounters(instance: EngineInstance, code: string): number {
  const { engine } = instance;
  engine.qjs_set_memory_limit(-1);
  return getBufferAddress(engine, evaluate(instance, code, evalFlags.strict));
}

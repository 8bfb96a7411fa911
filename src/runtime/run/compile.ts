import { loadAcorn } from "../check/acorn.ts";
import { findDeepNesting } from "../check/nesting.ts";
import { type Compiled, contain } from "./execution.ts";
import { codeFileName, type Source } from "./failure.ts";
import { GuestCalls } from "./guest-calls.ts";
import { createGuestHost } from "./guest-host.ts";
import { compileFuel, countingFactor, defaultLimits } from "./limits.ts";
import type { Machine } from "./machine.ts";
import type { Outcome } from "./outcome.ts";
import { withoutImports } from "./source.ts";
import { evalFlags, type Handle } from "./vm/exports.ts";
import { bufferAddress, writeText } from "./vm/values.ts";

/** Compiled functions kept; a test file seldom has more, and each holds some 500 KB. */
const maxCachedImages = 32;

const kept = new Map<string, Compiled>();

/** Compiles a function's code, or takes it from the functions last used. */
export function compile(machine: Machine, source: Source): Compiled {
  const key = `${source.runtime} ${source.counters ?? ""} ${source.code}`;
  const found = kept.get(key) ?? compileAnew(machine, source);
  kept.delete(key);
  kept.set(key, found);
  const [oldest] = kept.keys();
  if (kept.size > maxCachedImages && oldest !== undefined) {
    kept.delete(oldest);
  }
  return found;
}

/** What QuickJS's own check says of code that is nested just as deep in other ways. */
const nestedTooDeepPattern: Outcome = {
  kind: "threw",
  message: "RangeError: Maximum call stack size exceeded",
};

function compileAnew(machine: Machine, source: Source): Compiled {
  if (findDeepNesting(source.code, loadAcorn) !== undefined) {
    return { failure: nestedTooDeepPattern };
  }
  const { engine } = machine;
  const budget = compileFuel * (source.counters === undefined ? 1 : countingFactor);
  machine.restore(
    machine.freshImage(source.runtime),
    budget,
    createGuestHost(engine, { operations: {}, limits: { ...defaultLimits, fuel: budget }, nowMs: 0 }),
  );
  let compiled: Compiled | undefined;
  const outcome = contain(machine, source, budget, () => {
    const counters =
      source.counters === undefined ? {} : { counters: makeCounters(machine, source.counters) };
    const main = evaluate(machine, withoutImports(source.code), evalFlags.strict | evalFlags.compileOnly);
    const value = new DataView(engine.memory.buffer).getBigUint64(main, true);
    compiled = { image: machine.takeImage(), main: value, ...counters };
    return { kind: "returned", json: undefined };
  });
  return compiled ?? { failure: outcome };
}

function evaluate(machine: Machine, text: string, flags: number): Handle {
  const { engine } = machine;
  const code = writeText(engine, text);
  const file = writeText(engine, codeFileName);
  const calls = new GuestCalls(machine);
  const value = calls.requireValue(engine.qjs_eval(code.address, code.length, file.address, flags));
  engine.wasm_free(code.address);
  engine.wasm_free(file.address);
  return value;
}

/**
 * Makes what the code counts in, and answers its address: there the host reads it, however a run has ended. The code
 * that counts is several times larger, so it may take all the memory that there is.
 */
function makeCounters(machine: Machine, code: string): number {
  const { engine } = machine;
  engine.qjs_set_memory_limit(-1);
  return bufferAddress(engine, evaluate(machine, code, evalFlags.strict));
}

import type { EngineHooks } from "./engine-hooks.ts";
import { readArguments } from "./guest-calls.ts";
import { getPrice } from "./host/fuel.ts";
import type { HostOperation, HostOperations } from "./host/operation.ts";
import type { Limits } from "./limits.ts";
import type { EngineExports } from "./vm/exports.ts";
import type { HostCallbacks } from "./vm/imports.ts";
import { outOfGuestMemory, toGuest, type Value } from "./vm/values.ts";

/** A third of the fuel is reserved: the engine stops a loop while there is fuel left to report the line. */
const softShare = 1 / 3;
const exceptionPending = 0;

/** Returns the remaining fuel at which the engine asks the code to stop. */
export function getSoftLimit(budget: number): number {
  return budget * softShare;
}

/** Wraps an error of the host's own code. The caller of the run receives its cause, which is not an outcome. */
export class HostError extends Error {}

/** The operations that a run can call, its limits and its clock. */
export interface HostContext {
  /** Tables of operations, which have different names. */
  readonly operations: readonly HostOperations[];
  readonly limits: Limits;
  readonly nowMs: number;
}

/** Creates the callbacks of one run. */
export function createHostCallbacks(
  engine: EngineExports,
  { operations, limits, nowMs }: HostContext,
  hooks: EngineHooks,
): HostCallbacks {
  const soft = getSoftLimit(limits.fuel);
  return {
    memory: () => engine.memory,
    nowMs: () => nowMs,
    replacePattern: () => hooks.replacePattern(),
    sortProperties: (table, count) => hooks.sortProperties(table, count),
    formatNumber: (radix, format) => hooks.formatNumber(radix, format),
    interrupted: () => engine.__fuel.value < soft,
    call(count, address) {
      try {
        const [name, ...values] = readArguments(engine, count, address);
        return toGuest(engine, performOperation(engine, operations, name, values));
      } catch (error) {
        if (error !== outOfGuestMemory) {
          throw error;
        }
        engine.JS_ThrowOutOfMemory(engine.qjs_get_context_ptr());
        return exceptionPending;
      }
    },
  };
}

function performOperation(
  engine: EngineExports,
  operations: readonly HostOperations[],
  name: Value,
  values: readonly Value[],
): Value {
  const operation =
    typeof name === "string" ? operations.find((table) => Object.hasOwn(table, name))?.[name] : undefined;
  if (operation === undefined) {
    throw new Error(`the guest called "${String(name)}", which is not an operation of the host`);
  }
  const result = runOperation(operation, values);
  const bytes = [...values, result].reduce((sum, value) => sum + (value?.length ?? 0), 0);
  // The guest's next step traps if the fuel is below zero.
  engine.__fuel.value -= getPrice(operation.price, bytes);
  return result;
}

function runOperation(operation: HostOperation, values: readonly Value[]): Value {
  try {
    return operation.run(...values);
  } catch (error) {
    throw new HostError("the host failed", { cause: error });
  }
}

import { readArguments } from "./guest-calls.ts";
import { getPrice } from "./host/fuel.ts";
import type { HostOperation, HostOperations } from "./host/operation.ts";
import type { Limits } from "./limits.ts";
import type { EngineExports } from "./vm/exports.ts";
import type { HostCallbacks } from "./vm/imports.ts";
import { outOfGuestMemory, toGuest, type Value } from "./vm/values.ts";

/** A third of the fuel is kept back, so that a loop is stopped where it stands and can tell its line. */
const softShare = 1 / 3;
const exceptionPending = 0;

/** The fuel left at which code is asked to stop. */
export function getSoftLimit(budget: number): number {
  return budget * softShare;
}

/** An error of the host's own while it served the guest: no outcome of a run, but the caller's to see. */
export class HostError extends Error {}

/** What a run may ask for, and how far it may go. */
export interface HostContext {
  readonly operations: HostOperations;
  readonly limits: Limits;
  readonly nowMs: number;
}

/** The host as one run sees it. */
export function createHostCallbacks(
  engine: EngineExports,
  { operations, limits, nowMs }: HostContext,
): HostCallbacks {
  const soft = getSoftLimit(limits.fuel);
  return {
    memory: () => engine.memory,
    nowMs: () => nowMs,
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
  operations: HostOperations,
  name: Value,
  values: readonly Value[],
): Value {
  const operation =
    typeof name === "string" && Object.hasOwn(operations, name) ? operations[name] : undefined;
  if (operation === undefined) {
    throw new Error(`the guest asked for "${String(name)}", which the host does not do`);
  }
  const result = runOperation(operation, values);
  const bytes = [...values, result].reduce((sum, value) => sum + (value?.length ?? 0), 0);
  // Below zero the next step of the guest traps.
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

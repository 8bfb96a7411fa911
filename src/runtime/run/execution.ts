import { createEngineHooks } from "./engine-hooks.ts";
import type { EngineInstance, MemoryImage } from "./engine-instance.ts";
import { getAdapter } from "./entry-points.ts";
import { createErrorOperations } from "./error-messages.ts";
import { createFailureOutcome, createLimitOutcome } from "./failure.ts";
import { findPromises } from "./find-promises.ts";
import { GuestCalls, GuestException } from "./guest-calls.ts";
import { createHostCallbacks, getSoftLimit, type HostContext, HostError } from "./host-callbacks.ts";
import type { FunctionSource } from "./run-input.ts";
import type { Outcome } from "./run-report.ts";
import type { Handle } from "./vm/exports.ts";
import { outOfGuestMemory } from "./vm/values.ts";

/** The function, the event and the host of one execution. */
export interface ExecutionInput extends HostContext {
  readonly source: FunctionSource;
  readonly eventJson: string;
}

/** The outcome of an execution and the fuel that it used. */
export interface Execution {
  readonly outcome: Outcome;
  readonly fuel: { readonly handler: number; readonly total: number };
}

/**
 * The memory image after a function's code was compiled, or the failure to compile it. `main` is the raw value of the
 * compiled code, `counters` the address of the coverage counters.
 */
export type CompiledCode =
  | { readonly image: MemoryImage; readonly main: bigint; readonly counters?: number }
  | { readonly failure: Outcome };

/** Runs compiled code on one event. Returns an outcome whatever the guest does. */
export function execute(instance: EngineInstance, compiled: CompiledCode, input: ExecutionInput): Execution {
  if ("failure" in compiled) {
    return { outcome: compiled.failure, fuel: { handler: 0, total: 0 } };
  }
  const { engine } = instance;
  const { fuel: budget } = input.limits;
  const handlerFuel = { started: -1, ended: -1 };
  const hooks = createEngineHooks(engine, input.source.runtime);
  const operations = [...input.operations, createErrorOperations(engine, input.source, hooks)];
  instance.restore(compiled.image, budget, createHostCallbacks(engine, { ...input, operations }, hooks));
  const calls = new GuestCalls(instance);
  const outcome = catchFailures(instance, input.source.code, budget, () => {
    const event = calls.callEntry("prepare", [calls.toHandle(input.eventJson)]);
    const value = calls.evaluate(compiled.main);
    const { entryPoint = "handler" } = input.source;
    // The adapter of an entry point is the last statement of the code.
    const handler = getAdapter(entryPoint) === undefined ? calls.findHandler() : calls.toFunction(value);
    if (handler === undefined) {
      // assumed: the service's message is not known. njs reports an undeclared name in this way.
      return { kind: "threw", message: `ReferenceError: "${entryPoint}" is not defined` };
    }

    handlerFuel.started = engine.__fuel.value;
    let result: Handle | undefined;
    try {
      const returned = calls.call(handler, [event]);
      calls.runJobs();
      result = calls.getSettledValue(returned);
    } finally {
      handlerFuel.ended = engine.__fuel.value;
    }
    if (result === undefined) {
      // An async function that the engine stopped never settles its promise.
      return createLimitOutcome(engine.__fuel.value < getSoftLimit(budget) ? "cpu" : "unsettled");
    }
    const json = calls.readText(calls.callEntry("serialize", [result]));
    const promises = findPromises(engine, result, json);
    return { kind: "returned", json, ...(promises.length > 0 && { promises }) };
  });
  const left = Math.max(engine.__fuel.value, 0);
  // If top-level code ends the run, the handler has not started.
  const handler = Math.max(handlerFuel.started - Math.max(handlerFuel.ended, 0), 0);
  return { outcome, fuel: { handler, total: budget - left } };
}

/**
 * Calls `run` and converts every failure of guest code to an outcome: an exception, or a trap because fuel, memory or
 * stack ran out. The state of the guest tells which of these happened, because the class of the error does not.
 */
export function catchFailures(
  instance: EngineInstance,
  code: string,
  budget: number,
  run: () => Outcome,
): Outcome {
  try {
    return run();
  } catch (error) {
    if (error instanceof HostError) {
      throw error.cause;
    }
    return error instanceof GuestException
      ? describeException(instance, code, budget, error)
      : describeTrap(instance, budget, error);
  }
}

function describeException(
  instance: EngineInstance,
  code: string,
  budget: number,
  exception: GuestException,
): Outcome {
  // Read the fuel first, because the description below uses some.
  const stopped = instance.engine.__fuel.value < getSoftLimit(budget);
  try {
    // A guest without free memory could not describe its error.
    instance.engine.qjs_set_memory_limit(-1);
    const calls = new GuestCalls(instance);
    const text = calls.readText(calls.callEntry("describe", [exception.thrown])) ?? "";
    const position = calls.readText(calls.callEntry("position", [exception.thrown])) ?? "";
    return createFailureOutcome({ text, position, stopped }, code);
  } catch (error) {
    return describeTrap(instance, budget, error);
  }
}

function describeTrap(instance: EngineInstance, budget: number, error: unknown): Outcome {
  if (instance.engine.__fuel.value < getSoftLimit(budget)) {
    return createLimitOutcome("cpu");
  }
  if (error === outOfGuestMemory || error instanceof GuestException) {
    return createLimitOutcome("memory");
  }
  return createLimitOutcome("stack");
}

import type { EngineInstance, MemoryImage } from "./engine-instance.ts";
import { createFailureOutcome, createLimitOutcome, type FunctionSource } from "./failure.ts";
import { GuestCalls, GuestException } from "./guest-calls.ts";
import { createHostCallbacks, getSoftLimit, type HostContext, HostError } from "./host-callbacks.ts";
import type { Outcome } from "./run-report.ts";
import type { Handle } from "./vm/exports.ts";
import { outOfGuestMemory } from "./vm/values.ts";

export interface ExecutionInput extends HostContext {
  readonly source: FunctionSource;
  readonly eventJson: string;
}

export interface Execution {
  readonly outcome: Outcome;
  readonly fuel: { readonly handler: number; readonly total: number };
}

/**
 * A function's code, compiled into an image of the memory, or the way in which it failed to. `counters`: the address
 * of what it counts in.
 */
export type CompiledCode =
  | { readonly image: MemoryImage; readonly main: bigint; readonly counters?: number }
  | { readonly failure: Outcome };

/** Runs compiled code on one event. Whatever the guest does, this returns. */
export function execute(machine: EngineInstance, compiled: CompiledCode, input: ExecutionInput): Execution {
  if ("failure" in compiled) {
    return { outcome: compiled.failure, fuel: { handler: 0, total: 0 } };
  }
  const { engine } = machine;
  const { fuel: budget } = input.limits;
  const meter = { started: -1, ended: -1 };
  machine.restore(compiled.image, budget, createHostCallbacks(engine, input));
  const calls = new GuestCalls(machine);
  const outcome = catchFailures(machine, input.source, budget, () => {
    const event = calls.callEntry("prepare", [calls.toHandle(input.eventJson)]);
    calls.evaluate(compiled.main);
    const handler = calls.findHandler();
    if (handler === undefined) {
      return { kind: "threw", message: missingHandlerMessage };
    }

    meter.started = engine.__fuel.value;
    let result: Handle | undefined;
    try {
      const answer = calls.call(handler, [event]);
      calls.runJobs();
      result = calls.getSettledValue(answer);
    } finally {
      meter.ended = engine.__fuel.value;
    }
    if (result === undefined) {
      return createLimitOutcome("unsettled");
    }
    return { kind: "returned", json: calls.readText(calls.callEntry("serialise", [result])) };
  });
  const left = Math.max(engine.__fuel.value, 0);
  // Where top-level code ends the run, the handler never started.
  const handler = Math.max(meter.started - Math.max(meter.ended, 0), 0);
  return { outcome, fuel: { handler, total: budget - left } };
}

// assumed: the service's own text is not known; this is how njs words a name that is not there.
const missingHandlerMessage = 'ReferenceError: "handler" is not defined';

/**
 * Turns every way in which guest code can fail into an outcome: an exception, a trap for want of fuel, memory or
 * stack. Which it was is told by what the guest left behind, never by the class of the error that arrives.
 */
export function catchFailures(
  machine: EngineInstance,
  source: FunctionSource,
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
      ? describeFailure(machine, source, budget, error)
      : describeTrap(machine, budget, error);
  }
}

function describeFailure(
  machine: EngineInstance,
  source: FunctionSource,
  budget: number,
  failure: GuestException,
): Outcome {
  // Before the fuel goes down further: to tell of the failure takes some.
  const stopped = machine.engine.__fuel.value < getSoftLimit(budget);
  try {
    // A guest at the end of its memory could not even say so.
    machine.engine.qjs_set_memory_limit(-1);
    const calls = new GuestCalls(machine);
    const text = calls.readText(calls.callEntry("describe", [failure.thrown])) ?? "";
    const stack = calls.readText(calls.callEntry("position", [failure.thrown])) ?? "";
    return createFailureOutcome({ text, stack, stopped }, source);
  } catch (error) {
    return describeTrap(machine, budget, error);
  }
}

function describeTrap(machine: EngineInstance, budget: number, error: unknown): Outcome {
  if (machine.engine.__fuel.value < getSoftLimit(budget)) {
    return createLimitOutcome("cpu");
  }
  if (error === outOfGuestMemory || error instanceof GuestException) {
    return createLimitOutcome("memory");
  }
  return createLimitOutcome("stack");
}

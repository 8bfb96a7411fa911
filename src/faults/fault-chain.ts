import { getCallSite } from "../core/call-site.ts";
import { type FaultContext, setStackToCaller } from "../core/pipeline.ts";
import { Advice } from "../sdk/service-error.ts";
import { formatValue } from "../values/format-value.ts";
import { createConnectionResetError } from "./connection-reset.ts";
import type { FaultScope, FaultSpec } from "./fault-rule.ts";
import { invalidFaultError, type PlannableError, resolvePlannedError } from "./planned-error.ts";
import type { SuspendedCalls } from "./suspended-calls.ts";

/** The part of `Faults` that `FaultChain` depends on. */
export interface FaultQueue {
  readonly suspendedCalls: SuspendedCalls;
  readonly now: () => Date;
  add(scope: FaultScope, spec: FaultSpec): void;
}

const unlimited = Number.POSITIVE_INFINITY;
/** The longest delay of Node's timers. */
const maxDelayMs = 2 ** 31 - 1;

/**
 * Plans faults for the calls that `faults.on` or `faults.onAnyCommand` selects. Each method adds one fault to the queue
 * and returns the chain.
 *
 * @example
 * import { PublishFunctionCommand } from "@aws-sdk/client-cloudfront";
 * cloudfront.faults.on(PublishFunctionCommand).rejectsOnce("Throttling").delaysOnce(50).disconnectsOnce();
 */
export class FaultChain {
  readonly #scope: FaultScope;
  readonly #queue: FaultQueue;

  /** @internal */
  constructor(scope: FaultScope, queue: FaultQueue) {
    this.#scope = scope;
    this.#queue = queue;
  }

  /** Every matching call fails and has no effect. @throws MockCloudFrontError `INVALID_FAULT` */
  rejects(error: PlannableError): this {
    return this.#reject("rejects", [], error, { times: unlimited });
  }

  /** The next matching call fails. */
  rejectsOnce(error: PlannableError): this {
    return this.#reject("rejectsOnce", [], error, { times: 1 });
  }

  /** The next `times` matching calls fail. */
  rejectsTimes(times: number, error: PlannableError): this {
    if (!(Number.isInteger(times) && times >= 1)) {
      throw invalidFaultError(
        `rejectsTimes() expects a whole number of calls from 1, but got ${formatValue(times)}.`,
      );
    }
    return this.#reject("rejectsTimes", [times], error, { times });
  }

  /**
   * Each matching call fails with a probability from 0 to 1. The mock's `randomSeed` decides: the same seed and the same
   * calls give the same failures. Faults that were planned later apply to a call that does not fail.
   */
  rejectsRandomly(rate: number, error: PlannableError): this {
    if (!(typeof rate === "number" && rate >= 0 && rate <= 1)) {
      throw invalidFaultError(
        `rejectsRandomly() expects a probability from 0 to 1, but got ${formatValue(rate)}.`,
      );
    }
    return this.#reject("rejectsRandomly", [rate], error, { times: unlimited, rate });
  }

  /** Matching calls fail for the next `ms` milliseconds on the mock's clock. */
  rejectsFor(ms: number, error: PlannableError): this {
    assertDuration("rejectsFor", ms);
    const until = this.#queue.now().getTime() + ms;
    return this.#reject("rejectsFor", [ms], error, { times: unlimited, until });
  }

  /**
   * Every matching call reaches the service, and takes effect, `ms` milliseconds late. The delay uses `setTimeout`, so
   * fake timers apply. If the caller aborts during the delay, the call has no effect.
   */
  delays(ms: number): this {
    return this.#delay("delays", unlimited, ms);
  }

  /** The next matching call reaches the service `ms` milliseconds late. */
  delaysOnce(ms: number): this {
    return this.#delay("delaysOnce", 1, ms);
  }

  /** Matching calls have no effect and never return. Only the caller's abort signal ends them. */
  hangs(): this {
    return this.#hang("hangs", unlimited);
  }

  /** The next matching call has no effect and never returns. */
  hangsOnce(): this {
    return this.#hang("hangsOnce", 1);
  }

  /** The connection of matching calls is reset before they reach the service: `ECONNRESET`. */
  disconnects(): this {
    return this.#disconnect("disconnects", { times: unlimited });
  }

  /** The connection of the next matching call is reset before it reaches the service. */
  disconnectsOnce(): this {
    return this.#disconnect("disconnectsOnce", { times: 1 });
  }

  /**
   * Matching calls take effect, then the connection is reset: `ECONNRESET`. A call that the service rejects has no
   * effect. It rejects as usual, and the fault applies to the next call.
   */
  losesResponse(): this {
    return this.#disconnect("losesResponse", { times: unlimited, at: "answered" });
  }

  /** The next matching call takes effect, then the connection is reset. */
  losesResponseOnce(): this {
    return this.#disconnect("losesResponseOnce", { times: 1, at: "answered" });
  }

  /**
   * Runs `change` just before the next matching call.
   * @internal
   */
  runsBeforeOnce(label: string, change: (context: FaultContext) => void): this {
    const action: FaultSpec["action"] = (_record, _call, context) => void change(context);
    return this.#add({ label, times: 1, action });
  }

  #reject(
    method: "rejects" | "rejectsOnce" | "rejectsTimes" | "rejectsRandomly" | "rejectsFor",
    numbers: readonly number[],
    error: PlannableError,
    spec: Pick<FaultSpec, "times" | "rate" | "until">,
  ): this {
    const planned = resolvePlannedError(error, this.#scope.operation);
    const label = `${method}(${[...numbers, planned.label].join(", ")})`;
    const advice = describePlan(label, getCallSite(this[method]));
    return this.#add({
      label,
      appliesTo: planned.appliesTo,
      action: (_record, _call, context) => {
        throw planned.create(context, advice);
      },
      ...spec,
    });
  }

  #delay(method: string, times: number, ms: number): this {
    assertDuration(method, ms);
    if (ms > maxDelayMs) {
      throw invalidFaultError(
        `${method}() expects at most ${maxDelayMs} ms, but got ${ms}. For an endless delay use hangs().`,
      );
    }
    return this.#add({ label: `${method}(${ms})`, times, action: this.#suspend(ms) });
  }

  #hang(method: string, times: number): this {
    return this.#add({ label: `${method}()`, times, action: this.#suspend() });
  }

  #suspend(ms?: number): FaultSpec["action"] {
    const { suspendedCalls } = this.#queue;
    return (record, call) => suspendedCalls.suspend(record, call, ms);
  }

  #disconnect(
    method: "disconnects" | "disconnectsOnce" | "losesResponse" | "losesResponseOnce",
    spec: Pick<FaultSpec, "times" | "at">,
  ): this {
    const label = `${method}()`;
    const advice = describePlan(label, getCallSite(this[method]));
    const action: FaultSpec["action"] = (_record, call) => {
      const error = Object.assign(createConnectionResetError(), { cause: new Advice(advice) });
      setStackToCaller(error, call);
      throw error;
    };
    return this.#add({ ...spec, label, action });
  }

  #add(spec: FaultSpec): this {
    this.#queue.add(this.#scope, spec);
    return this;
  }
}

/** Says where a fault was planned, for the reader of a failing test. */
function describePlan(label: string, place: string): string {
  return `The error was planned: cloudfront.faults ... .${label} at ${place}`;
}

function assertDuration(method: string, ms: number): void {
  if (!(typeof ms === "number" && ms >= 0)) {
    throw invalidFaultError(
      `${method}() expects a number of milliseconds from 0, but got ${formatValue(ms)}.`,
    );
  }
}

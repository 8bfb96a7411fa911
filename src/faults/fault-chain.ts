import { createConnectionResetError } from "../core/disconnect.ts";
import { formatValue } from "../core/errors.ts";
import type { FaultContext } from "../core/pipeline.ts";
import type { FaultScope, FaultSpec } from "./fault-rule.ts";
import { invalidFaultError, type PlannableError, resolvePlannedError } from "./planned-error.ts";
import type { SuspendedCalls } from "./suspended-calls.ts";

/** What a chain needs of the faults that it adds to. */
export interface FaultQueue {
  readonly holds: SuspendedCalls;
  readonly now: () => Date;
  add(scope: FaultScope, plan: FaultSpec): void;
}

const unlimited = Number.POSITIVE_INFINITY;
/** What Node's timers can do. */
const maxDelayMs = 2 ** 31 - 1;

/**
 * Says what happens to the calls that `faults.on` or `faults.onAnyCommand` names. Each verb adds one fault to the
 * queue and gives the chain back, so that faults can be planned in a row.
 *
 * @example
 * import { PublishFunctionCommand } from "@aws-sdk/client-cloudfront";
 * cloudfront.faults.on(PublishFunctionCommand).rejectsOnce("Throttling").delaysOnce(50).disconnectsOnce();
 */
export class FaultChain {
  readonly #scope: FaultScope;
  readonly #planning: FaultQueue;

  /** @internal */
  constructor(scope: FaultScope, planning: FaultQueue) {
    this.#scope = scope;
    this.#planning = planning;
  }

  /** Every matching call fails, and has no effect. @throws MockCloudFrontError `INVALID_FAULT` */
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
        `rejectsTimes takes a whole number of calls from 1, not ${formatValue(times)}.`,
      );
    }
    return this.#reject("rejectsTimes", [times], error, { times });
  }

  /**
   * Each matching call fails with this probability, from 0 to 1, drawn from the mock's `randomSeed`: the same seed and
   * the same calls give the same failures. A call that is spared goes on to the faults that were planned later.
   */
  rejectsRandomly(rate: number, error: PlannableError): this {
    if (!(typeof rate === "number" && rate >= 0 && rate <= 1)) {
      throw invalidFaultError(`rejectsRandomly takes a probability from 0 to 1, not ${formatValue(rate)}.`);
    }
    return this.#reject("rejectsRandomly", [rate], error, { times: unlimited, rate });
  }

  /** Matching calls fail until so much time has passed from now, on the mock's clock. */
  rejectsFor(ms: number, error: PlannableError): this {
    assertDuration("rejectsFor", ms);
    const until = this.#planning.now().getTime() + ms;
    return this.#reject("rejectsFor", [ms], error, { times: unlimited, until });
  }

  /**
   * Every matching call reaches the service late, and takes effect then. The time runs on `setTimeout`, which fake
   * timers can drive; the caller's abort signal ends it, and the call then has no effect.
   */
  delays(ms: number): this {
    return this.#delay("delays", unlimited, ms);
  }

  /** The next matching call reaches the service late. */
  delaysOnce(ms: number): this {
    return this.#delay("delaysOnce", 1, ms);
  }

  /** Matching calls have no effect and no answer, until the caller's abort signal ends them. */
  hangs(): this {
    return this.#hang("hangs", unlimited);
  }

  /** The next matching call is not answered. */
  hangsOnce(): this {
    return this.#hang("hangsOnce", 1);
  }

  /** The socket of matching calls dies before they reach the service: `ECONNRESET`. */
  disconnects(): this {
    return this.#disconnect("disconnects", { times: unlimited });
  }

  /** The socket of the next matching call dies before it reaches the service. */
  disconnectsOnce(): this {
    return this.#disconnect("disconnectsOnce", { times: 1 });
  }

  /**
   * Matching calls take effect, then the socket dies: `ECONNRESET`. A call that the service refuses has no effect
   * to lose: it is refused as ever, and the fault waits for the next.
   */
  losesResponse(): this {
    return this.#disconnect("losesResponse", { times: unlimited, at: "answered" });
  }

  /** The next matching call takes effect, then the socket dies. */
  losesResponseOnce(): this {
    return this.#disconnect("losesResponseOnce", { times: 1, at: "answered" });
  }

  /**
   * Something happens in the account just before the next matching call arrives.
   * @internal
   */
  runsBeforeOnce(verb: string, act: (setting: FaultContext) => void): this {
    const effect: FaultSpec["action"] = (_entry, _call, setting) => void act(setting);
    return this.#add({ label: verb, times: 1, action: effect });
  }

  #reject(
    verb: string,
    numbers: readonly number[],
    error: PlannableError,
    plan: Pick<FaultSpec, "times" | "rate" | "until">,
  ): this {
    const { label, suits, make } = resolvePlannedError(error, this.#scope.operation);
    return this.#add({
      label: `${verb}(${[...numbers, label].join(", ")})`,
      appliesTo: suits,
      action: (_entry, _call, setting) => {
        throw make(setting);
      },
      ...plan,
    });
  }

  #delay(verb: string, times: number, ms: number): this {
    assertDuration(verb, ms);
    if (ms > maxDelayMs) {
      throw invalidFaultError(`${verb} takes at most ${maxDelayMs} ms, not ${ms}; use hangs().`);
    }
    const { holds } = this.#planning;
    return this.#add({
      label: `${verb}(${ms})`,
      times,
      action: (entry, call) => holds.suspend(entry, call, ms),
    });
  }

  #hang(verb: string, times: number): this {
    const { holds } = this.#planning;
    return this.#add({ label: `${verb}()`, times, action: (entry, call) => holds.suspend(entry, call) });
  }

  #disconnect(verb: string, plan: Pick<FaultSpec, "times" | "at">): this {
    const effect = () => {
      throw createConnectionResetError();
    };
    return this.#add({ ...plan, label: `${verb}()`, action: effect });
  }

  #add(plan: FaultSpec): this {
    this.#planning.add(this.#scope, plan);
    return this;
  }
}

function assertDuration(verb: string, ms: number): void {
  if (!(typeof ms === "number" && ms >= 0)) {
    throw invalidFaultError(`${verb} takes a number of milliseconds from 0, not ${formatValue(ms)}.`);
  }
}

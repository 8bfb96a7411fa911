import type { StaticOperationSchema } from "@smithy/types";
import type { CallRecord } from "../core/call-log.ts";
import type { Call, FaultContext } from "../core/pipeline.ts";
import { getOperationId } from "../sdk/operation.ts";
import { matchesInput } from "./match-input.ts";

/** The calls that a fault is planned for. */
export interface FaultScope {
  /** Any operation, if undefined. */
  readonly operation: StaticOperationSchema | undefined;
  readonly input: object | undefined;
}

/** The effect of a fault on a call: throws or waits. */
export type FaultAction = (
  record: CallRecord,
  call: Call,
  context: FaultContext,
) => Promise<void> | undefined;

/** A planned fault, as a method of the chain describes it. */
export interface FaultSpec {
  /** The call that planned the fault: `rejectsTimes(2, "Throttling")`. */
  readonly label: string;
  /** The number of calls that the fault applies to. */
  readonly times: number;
  readonly action: FaultAction;
  /** `"answered"` fires after the handler has changed state. @defaultValue `"arriving"` */
  readonly at?: "arriving" | "answered";
  /** Returns true if the fault can occur in the operation. */
  readonly appliesTo?: (operation: StaticOperationSchema) => boolean;
  /** The probability, evaluated last. */
  readonly rate?: number;
  /** The end of the fault, in milliseconds on the mock's clock. */
  readonly until?: number;
}

/** A planned fault and its usage count. */
export class FaultRule {
  readonly scope: FaultScope;
  readonly spec: FaultSpec;
  /** The number of calls that the fault has applied to. */
  matchedCalls = 0;
  /** True if `rate` was ever evaluated, even if the call was let through. */
  #wasRateEvaluated = false;

  constructor(scope: FaultScope, spec: FaultSpec) {
    this.scope = scope;
    this.spec = spec;
  }

  get remaining(): number {
    return this.spec.times - this.matchedCalls;
  }

  /** An unlimited fault is pending until it has matched once. */
  get isPending(): boolean {
    if (this.spec.times !== Number.POSITIVE_INFINITY) {
      return this.remaining > 0;
    }
    return this.matchedCalls === 0 && !this.#wasRateEvaluated;
  }

  /** Returns true if the fault applies to a call. */
  matches(record: CallRecord, { environment }: FaultContext): boolean {
    const { operation, input } = this.scope;
    const { appliesTo, until, rate } = this.spec;
    if (this.remaining <= 0) {
      return false;
    }
    if (operation && getOperationId(operation) !== getOperationId(record.schema)) {
      return false;
    }
    if (input && !matchesInput(record.input, input)) {
      return false;
    }
    if (appliesTo && !appliesTo(record.schema)) {
      return false;
    }
    if (until !== undefined && environment.now().getTime() >= until) {
      return false;
    }
    if (rate === undefined) {
      return true;
    }
    this.#wasRateEvaluated = true;
    return environment.random.number() < rate;
  }
}

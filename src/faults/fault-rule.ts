import type { StaticOperationSchema } from "@smithy/types";
import type { CallRecord } from "../core/call-log.ts";
import type { Call, FaultContext } from "../core/pipeline.ts";
import { getOperationId } from "../sdk/operation.ts";
import { matchesInput } from "./match-input.ts";

/** Which calls a fault is planned for. */
export interface FaultScope {
  /** `undefined`: those of any operation. */
  readonly operation: StaticOperationSchema | undefined;
  readonly input: object | undefined;
}

/** What happens to a call: throws, or waits. */
export type FaultAction = (entry: CallRecord, call: Call, setting: FaultContext) => Promise<void> | undefined;

/** A planned fault, as a verb of the chain describes it. */
export interface FaultSpec {
  /** As it was written: `rejectsTimes(2, "Throttling")`. */
  readonly label: string;
  /** For how many calls. */
  readonly times: number;
  readonly action: FaultAction;
  /** `"answered"`: the call has taken effect, and its answer is on the way. @defaultValue `"arriving"` */
  readonly at?: "arriving" | "answered";
  /** Whether the operation is one that this may happen to. */
  readonly appliesTo?: (operation: StaticOperationSchema) => boolean;
  /** With what probability, asked when all else matches. */
  readonly rate?: number;
  /** Until when, on the mock's clock. */
  readonly until?: number;
}

/** A planned fault and what has become of it. */
export class FaultRule {
  readonly scope: FaultScope;
  readonly spec: FaultSpec;
  /** How many calls it struck. */
  used = 0;
  /** Whether chance was asked, which may have spared the call. */
  #wasDrawn = false;

  constructor(scope: FaultScope, plan: FaultSpec) {
    this.scope = scope;
    this.spec = plan;
  }

  get remaining(): number {
    return this.spec.times - this.used;
  }

  /** A fault for every call is pending until the first. */
  get isPending(): boolean {
    if (this.spec.times !== Number.POSITIVE_INFINITY) {
      return this.remaining > 0;
    }
    return this.used === 0 && !this.#wasDrawn;
  }

  matches(entry: CallRecord, { environment }: FaultContext): boolean {
    const { operation, input } = this.scope;
    const { appliesTo: suits, until, rate } = this.spec;
    if (this.remaining <= 0) {
      return false;
    }
    if (operation && getOperationId(operation) !== getOperationId(entry.schema)) {
      return false;
    }
    if (input && !matchesInput(entry.input, input)) {
      return false;
    }
    if (suits && !suits(entry.schema)) {
      return false;
    }
    if (until !== undefined && environment.now().getTime() >= until) {
      return false;
    }
    if (rate === undefined) {
      return true;
    }
    this.#wasDrawn = true;
    return environment.random.number() < rate;
  }
}

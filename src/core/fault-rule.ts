import type { StaticOperationSchema } from "@smithy/types";
import { operationId } from "../sdk/operation.ts";
import type { JournalEntry } from "./journal.ts";
import { matchesInput } from "./match-input.ts";
import type { Call, Setting } from "./pipeline.ts";

/** Which calls a fault is planned for. */
export interface FaultScope {
  /** `undefined`: those of any operation. */
  readonly operation: StaticOperationSchema | undefined;
  readonly input: object | undefined;
}

/** What happens to a call: throws, or waits. */
export type Effect = (entry: JournalEntry, call: Call, setting: Setting) => Promise<void> | undefined;

/** A planned fault, as a verb of the chain describes it. */
export interface Plan {
  /** As it was written: `rejectsTimes(2, "Throttling")`. */
  readonly verb: string;
  /** For how many calls. */
  readonly times: number;
  readonly effect: Effect;
  /** `"answered"`: the call has taken effect, and its answer is on the way. @defaultValue `"arriving"` */
  readonly at?: "arriving" | "answered";
  /** Whether the operation is one that this may happen to. */
  readonly suits?: (operation: StaticOperationSchema) => boolean;
  /** With what probability, asked when all else matches. */
  readonly rate?: number;
  /** Until when, on the mock's clock. */
  readonly until?: number;
}

/** A planned fault and what has become of it. */
export class FaultRule {
  readonly scope: FaultScope;
  readonly plan: Plan;
  /** How many calls it struck. */
  used = 0;
  /** Whether chance was asked, which may have spared the call. */
  #wasDrawn = false;

  constructor(scope: FaultScope, plan: Plan) {
    this.scope = scope;
    this.plan = plan;
  }

  get remaining(): number {
    return this.plan.times - this.used;
  }

  /** A fault for every call is pending until the first. */
  get isPending(): boolean {
    if (this.plan.times !== Number.POSITIVE_INFINITY) {
      return this.remaining > 0;
    }
    return this.used === 0 && !this.#wasDrawn;
  }

  strikes(entry: JournalEntry, { environment }: Setting): boolean {
    const { operation, input } = this.scope;
    const { suits, until, rate } = this.plan;
    if (this.remaining <= 0) {
      return false;
    }
    if (operation && operationId(operation) !== operationId(entry.schema)) {
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
    return environment.ids.random() < rate;
  }
}

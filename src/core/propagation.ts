import { formatValue } from "../values/format-value.ts";
import { MockCloudFrontError } from "./errors.ts";

/**
 * The time at which a pending state (`IN_PROGRESS`, `InProgress`, `PROVISIONING`) ends. The response to the write
 * always shows the pending state, as on AWS. After that:
 *
 * - `"immediate"`: the next read shows the final state.
 * - `"manual"`: the state stays pending until `settle()`.
 * - `{ ms }`: the state stays pending until `ms` milliseconds have passed on the mock's clock, or until `settle()`.
 */
export type Propagation = "immediate" | "manual" | { readonly ms: number };

/** The time at which a record's last change began to deploy. `state()` omits it, since resources have no such member. */
export class DeploymentStamp {
  readonly at: number;
  readonly generation: number;
  /** What edge locations have until the deployment completes. Undefined if they have nothing yet. */
  readonly previous: unknown;

  constructor(at: number, round: number, previous?: unknown) {
    this.at = at;
    this.generation = round;
    this.previous = previous;
  }
}

/** Tells which changes have been deployed. No timer runs: completion is computed on each read. */
export class Deployments {
  #propagation: Propagation;
  readonly #now: () => Date;
  #generation = 0;
  #isWaiting = false;

  constructor(propagation: Propagation, now: () => Date) {
    this.#propagation = assertPropagation(propagation);
    this.#now = now;
  }

  /** Applies to deployments in progress too. */
  set propagation(propagation: Propagation) {
    this.#propagation = assertPropagation(propagation);
  }

  /** The number of `settle()` calls so far. Snapshots store it. */
  get generation(): number {
    return this.#generation;
  }

  set generation(generation: number) {
    this.#generation = generation;
  }

  /** @param previous what edge locations have until the deployment completes */
  start(previous?: unknown): DeploymentStamp {
    if (this.#isWaiting) {
      return this.completed();
    }
    return new DeploymentStamp(this.#now().getTime(), this.#generation, previous);
  }

  /** Returns a stamp for seeded records, which count as deployed under any `propagation`. */
  completed(): DeploymentStamp {
    return new DeploymentStamp(this.#now().getTime(), -1);
  }

  /**
   * Runs synchronous work whose deployments count as completed when it returns, under any `propagation`. For callers
   * that wait for a deployment, as CloudFormation does.
   */
  whileWaiting<T>(work: () => T): T {
    const wasWaiting = this.#isWaiting;
    this.#isWaiting = true;
    try {
      return work();
    } finally {
      this.#isWaiting = wasWaiting;
    }
  }

  isComplete({ at, generation: round }: DeploymentStamp): boolean {
    if (this.#propagation === "immediate" || round < this.#generation) {
      return true;
    }
    return this.#propagation !== "manual" && this.#now().getTime() - at >= this.#propagation.ms;
  }

  /** Returns the time at which a complete deployment completed. `settle()` completes deployments at the current time. */
  getCompletionTime({ at, generation: round }: DeploymentStamp): Date {
    const now = this.#now();
    if (round >= 0 && round < this.#generation) {
      return now;
    }
    const hasDelay = typeof this.#propagation === "object" && round >= 0;
    const delayMs = hasDelay ? (this.#propagation as { readonly ms: number }).ms : 0;
    return new Date(Math.min(at + delayMs, now.getTime()));
  }

  /** Completes all deployments that have started so far. */
  settle(): void {
    this.#generation += 1;
  }
}

function assertPropagation(propagation: Propagation): Propagation {
  if (isPropagation(propagation)) {
    return propagation;
  }
  throw new MockCloudFrontError(
    "INVALID_OPTION",
    `The option propagation is ${formatValue(propagation)}. Set it to "immediate", "manual" or { ms: <number from 0> }.`,
  );
}

function isPropagation(value: unknown): value is Propagation {
  if (value === "immediate" || value === "manual") {
    return true;
  }
  const ms = typeof value === "object" && value !== null ? (value as { ms?: unknown }).ms : undefined;
  return typeof ms === "number" && ms >= 0;
}

import { formatValue, MockCloudFrontError } from "./errors.ts";

/**
 * When a pending state (`IN_PROGRESS`, `InProgress`, `PROVISIONING`) ends. The write's own answer always
 * shows it, as AWS does. Then: with `"immediate"` the next read shows the final state; with `"manual"` it
 * stays until `settle()`; with `{ ms }` until that much time has passed on the mock's clock, or `settle()`.
 */
export type Propagation = "immediate" | "manual" | { readonly ms: number };

/**
 * The moment of a change, kept with the record that is on its way. `state()` leaves it out: it is no part of the
 * resource.
 */
export class DeploymentStamp {
  readonly at: number;
  readonly generation: number;

  constructor(at: number, round: number) {
    this.at = at;
    this.generation = round;
  }
}

/** Answers whether a change has arrived. Nothing runs in the background: arrival is worked out when asked. */
export class Deployments {
  #propagation: Propagation;
  readonly #now: () => Date;
  #generation = 0;

  constructor(propagation: Propagation, now: () => Date) {
    this.#propagation = assertPropagation(propagation);
    this.#now = now;
  }

  /** Holds for what is on its way already, too. */
  set propagation(propagation: Propagation) {
    this.#propagation = assertPropagation(propagation);
  }

  /** How often there was a `settle()`, for a snapshot to come back to. */
  get generation(): number {
    return this.#generation;
  }

  set generation(round: number) {
    this.#generation = round;
  }

  start(): DeploymentStamp {
    return new DeploymentStamp(this.#now().getTime(), this.#generation);
  }

  /** What a state that is simply there is kept with: it has arrived, whatever the propagation. */
  completed(): DeploymentStamp {
    return new DeploymentStamp(this.#now().getTime(), -1);
  }

  isComplete({ at, generation: round }: DeploymentStamp): boolean {
    if (this.#propagation === "immediate" || round < this.#generation) {
      return true;
    }
    return this.#propagation !== "manual" && this.#now().getTime() - at >= this.#propagation.ms;
  }

  /** Lets everything that has departed so far arrive. */
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
    `The option propagation is ${formatValue(propagation)}; give "immediate", "manual" or { ms: <number from 0> }.`,
  );
}

function isPropagation(value: unknown): value is Propagation {
  if (value === "immediate" || value === "manual") {
    return true;
  }
  const ms = typeof value === "object" && value !== null ? (value as { ms?: unknown }).ms : undefined;
  return typeof ms === "number" && ms >= 0;
}

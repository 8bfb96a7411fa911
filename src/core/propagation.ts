import { MockCloudFrontError } from "./problems.ts";

/**
 * When a pending state (`IN_PROGRESS`, `InProgress`, `PROVISIONING`) ends. The write's own answer always
 * shows it, as AWS does. Then: with `"immediate"` the next read shows the final state; with `"manual"` it
 * stays until `settle()`; with `{ ms }` until that much time has passed on the mock's clock, or `settle()`.
 */
export type Propagation = "immediate" | "manual" | { readonly ms: number };

/** The moment of a change, kept with the record that is on its way. */
export interface Departure {
  readonly at: number;
  readonly round: number;
}

/** Answers whether a change has arrived. Nothing runs in the background: arrival is worked out when asked. */
export class Deployments {
  readonly #propagation: Propagation;
  readonly #now: () => Date;
  #round = 0;

  constructor(propagation: Propagation, now: () => Date) {
    const ms = typeof propagation === "object" && propagation !== null ? propagation.ms : 0;
    if (
      (typeof propagation === "string" && propagation !== "immediate" && propagation !== "manual") ||
      !(ms >= 0)
    ) {
      throw new MockCloudFrontError(
        "INVALID_OPTION",
        `propagation is ${JSON.stringify(propagation)}; give "immediate", "manual" or { ms: <milliseconds from 0> }.`,
      );
    }
    this.#propagation = propagation;
    this.#now = now;
  }

  depart(): Departure {
    return { at: this.#now().getTime(), round: this.#round };
  }

  hasArrived({ at, round }: Departure): boolean {
    if (this.#propagation === "immediate" || round < this.#round) return true;
    return this.#propagation !== "manual" && this.#now().getTime() - at >= this.#propagation.ms;
  }

  /** Lets everything that has departed so far arrive. */
  settle(): void {
    this.#round += 1;
  }
}

import { perEnvironment } from "../per-environment.ts";
import type { OriginFailure, OriginStub } from "./origin-stub.ts";

/** What a test planned for one or all requests to an origin. */
export interface OriginPlan {
  /** The call that made the plan, such as `disconnectsOnce()`. */
  readonly label: string;
  readonly isOnce: boolean;
  /** A status, a response that is cloned for each request, or why there is none. */
  readonly answer: number | Response | OriginFailure;
}

/** A planned answer that no request has used, in the form of a pending fault. */
export interface PendingOriginPlan {
  readonly origin: string;
  readonly operation: undefined;
  readonly input: undefined;
  readonly fault: string;
  readonly used: number;
  readonly remaining: number;
}

/** What tests planned for the origins of one environment, by domain name or id. A reset drops all of it. */
export class PlannedOrigins {
  readonly #plans = new Map<string, OriginPlan[]>();
  readonly #stubs = new Map<string, OriginStub>();

  add(origin: string, plan: OriginPlan): void {
    this.#plans.set(origin, [...(this.#plans.get(origin) ?? []), plan]);
  }

  serve(origin: string, stub: OriginStub): void {
    this.#stubs.set(origin, stub);
  }

  /** Uses the first plan of the first name that has one. The first planned comes first, as with faults of calls. */
  take(names: readonly string[]): OriginPlan | undefined {
    for (const name of names) {
      const [plan, ...rest] = this.#plans.get(name) ?? [];
      if (plan) {
        if (plan.isOnce) {
          this.#plans.set(name, rest);
        }
        return plan;
      }
    }
    return undefined;
  }

  /** Returns the stubs of the names, in their order. */
  getStubs(names: readonly string[]): readonly OriginStub[] {
    return names.flatMap((name) => this.#stubs.get(name) ?? []);
  }

  /** The names that have a stub. */
  get names(): readonly string[] {
    return [...this.#stubs.keys()];
  }

  /** The plans for one request that no request has used. */
  pending(): readonly PendingOriginPlan[] {
    return [...this.#plans].flatMap(([origin, plans]) =>
      plans
        .filter(({ isOnce }) => isOnce)
        .map(({ label }) => ({
          origin,
          operation: undefined,
          input: undefined,
          fault: label,
          used: 0,
          remaining: 1,
        })),
    );
  }

  /** Drops the planned answers and failures. Stubs stay. */
  clear(): void {
    this.#plans.clear();
  }

  get isEmpty(): boolean {
    return this.#stubs.size === 0 && [...this.#plans.values()].every((plans) => plans.length === 0);
  }
}

/** Returns what tests planned for the origins of an environment. */
export const getPlannedOrigins = perEnvironment(() => new PlannedOrigins());

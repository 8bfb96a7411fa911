import type { Backend } from "../core/backend.ts";
import { resetDuringVisitError } from "../core/errors.ts";
import { getEndedTraces } from "./edge-state.ts";
import type { VisitRunner } from "./run-visit.ts";
import type { EdgeSettings } from "./visit-context.ts";
import type { Visit, VisitInit } from "./visit-types.ts";

type RunVisitModule = typeof import("./run-visit.ts");

/**
 * The edge locations of one mock. They answer viewers by the configuration that has been deployed. The code that runs
 * visits is loaded by the first visit, so that importing this package does not pay for it.
 */
export class Edge {
  readonly #runner: VisitRunner;
  #loading: Promise<RunVisitModule> | undefined;
  #loaded: RunVisitModule | undefined;

  constructor(backend: Backend, settings: EdgeSettings) {
    this.#runner = { backend, settings, inFlight: new Set() };
  }

  /** Runs a visit. Visits take effect in the order of their calls. */
  visit(target: string | URL | Request, init: VisitInit): Promise<Visit> {
    return this.#loaded
      ? this.#loaded.runVisit(target, init, this.#runner)
      : this.#loadAndVisit(target, init);
  }

  async #loadAndVisit(target: string | URL | Request, init: VisitInit): Promise<Visit> {
    const { backend } = this.#runner;
    const { environment } = backend;
    this.#loading ??= import("./run-visit.ts");
    const module = await this.#loading;
    this.#loaded = module;
    if (backend.environment !== environment) {
      throw resetDuringVisitError(String(target));
    }
    return module.runVisit(target, init, this.#runner);
  }

  /** Returns the visits that have ended, in the order in which they began. */
  visits(): Visit[] {
    return getEndedTraces(this.#runner.backend.environment).map((trace) => trace.toVisit());
  }

  /** Rejects the visits in flight. Their state goes with the environment that a reset replaces. */
  reset(): void {
    for (const end of this.#runner.inFlight) {
      end();
    }
  }
}

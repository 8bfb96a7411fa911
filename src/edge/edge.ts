import type { Backend } from "../core/backend.ts";
import { resetDuringVisitError } from "../core/errors.ts";
import { getEdgeState, getEndedTraces } from "./edge-state.ts";
import { OriginChain } from "./origins/origin-chain.ts";
import { getPlannedOrigins, type PlannedOrigins } from "./origins/planned-origins.ts";
import type { ParsedVisit } from "./parse-visit.ts";
import type { VisitRunner } from "./run-visit.ts";
import type { Trace } from "./trace.ts";
import type { EdgeSettings } from "./visit-context.ts";
import type { Visit, VisitInit } from "./visit-types.ts";

/** The edge of each backend, for the HTTP endpoint, which knows the backend only. */
const edges = new WeakMap<Backend, Edge>();

/** Returns the edge that was created for a backend. */
export function getEdge(backend: Backend): Edge | undefined {
  return edges.get(backend);
}

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
    this.#runner = { backend, settings, inFlight: new Set(), maxVisits: Number.POSITIVE_INFINITY };
    edges.set(backend, this);
  }

  /** Runs a visit. Visits take effect in the order of their calls. */
  visit(target: string | URL | Request, init: VisitInit): Promise<Visit> {
    return this.#loaded
      ? this.#loaded.runVisit(target, init, this.#runner)
      : this.#loadAndVisit(target, init);
  }

  /** Runs a viewer's request that came over HTTP. Returns the trace of the ended visit. */
  async visitRaw(visit: ParsedVisit): Promise<Trace> {
    const { runParsedVisit } = await this.#load();
    return runParsedVisit(visit, this.#runner);
  }

  async #load(): Promise<RunVisitModule> {
    this.#loading ??= import("./run-visit.ts");
    this.#loaded = await this.#loading;
    return this.#loaded;
  }

  async #loadAndVisit(target: string | URL | Request, init: VisitInit): Promise<Visit> {
    const { backend } = this.#runner;
    const { environment } = backend;
    const { runVisit } = await this.#load();
    if (backend.environment !== environment) {
      throw resetDuringVisitError(
        typeof target === "object" && "url" in target ? target.url : String(target),
      );
    }
    return runVisit(target, init, this.#runner);
  }

  /** Returns the visits that have ended, in the order in which they began. */
  visits(): Visit[] {
    return getEndedTraces(this.#runner.backend.environment).map((trace) => trace.toVisit());
  }

  /** Limits the visits that are kept. The oldest are dropped. */
  limitVisits(maxVisits: number): void {
    this.#runner.maxVisits = maxVisits;
  }

  /** Forgets the visits that have ended. */
  clearVisits(): void {
    const { traces } = getEdgeState(this.#runner.backend.environment);
    for (const trace of traces) {
      if (trace.hasEnded) {
        traces.delete(trace);
      }
    }
  }

  /** What the test planned for origins since the last reset. */
  get planned(): PlannedOrigins {
    return getPlannedOrigins(this.#runner.backend.environment);
  }

  /** Starts a plan for an origin. The chain plans in the state that the mock has at each call. */
  origin(name: string): OriginChain {
    return new OriginChain(name, () => this.planned, this.#runner.settings.allowedOrigins);
  }

  /** Rejects the visits in flight. Their state goes with the environment that a reset replaces. */
  reset(): void {
    for (const end of this.#runner.inFlight) {
      end();
    }
  }
}

import type { Backend } from "../core/backend.ts";
import { resetDuringVisitError } from "../core/errors.ts";
import { createRequestId, getEdgeState } from "./edge-state.ts";
import { getUrl } from "./message.ts";
import { type ParsedVisit, parseVisit } from "./parse-visit.ts";
import { assertResponseClass } from "./to-response.ts";
import { Trace } from "./trace.ts";
import { answerViewer } from "./visit.ts";
import type { EdgeSettings } from "./visit-context.ts";
import { VisitSignal } from "./visit-signal.ts";
import type { Visit, VisitInit } from "./visit-types.ts";

/** What the visits of one mock share. */
export interface VisitRunner {
  readonly backend: Backend;
  readonly settings: EdgeSettings;
  /** Functions that end the visits in flight. A reset calls them. */
  readonly inFlight: Set<() => void>;
  /** The number of ended visits to keep. */
  maxVisits: number;
}

/** Runs a visit from the arguments of `visit()`. */
export async function runVisit(
  target: string | URL | Request,
  init: VisitInit,
  runner: VisitRunner,
): Promise<Visit> {
  assertResponseClass();
  const parsed = parseVisit(target, init, runner.backend.environment);
  const trace = await runParsedVisit(parsed instanceof Promise ? await parsed : parsed, runner);
  return trace.toVisit();
}

/** Runs a parsed visit. A visit that rejects leaves no trace. */
export async function runParsedVisit(
  { request, viewer, signal: given }: ParsedVisit,
  { backend, settings, inFlight, maxVisits }: VisitRunner,
): Promise<Trace> {
  const { environment } = backend;
  const { traces, random } = getEdgeState(environment);
  const visitSignal = new VisitSignal(given);
  visitSignal.assertNotAborted();
  const trace = new Trace(request, environment.now(), createRequestId(random));
  const endByReset = () => visitSignal.abort(resetDuringVisitError(getUrl(request)));
  traces.add(trace);
  inFlight.add(endByReset);
  try {
    await answerViewer(request, {
      environment,
      settings,
      viewer,
      trace,
      getSignal: () => visitSignal.getSignal(),
      wait: (promise) => visitSignal.race(promise),
    });
    // A reset may happen after the last wait.
    visitSignal.assertNotAborted();
    dropOldest(traces, maxVisits);
    return trace;
  } catch (error) {
    traces.delete(trace);
    throw error;
  } finally {
    inFlight.delete(endByReset);
    visitSignal.detach();
  }
}

/** Drops the visits that ended first. Visits in flight stay, because they are listed when they end. */
function dropOldest(traces: Set<Trace>, maxVisits: number): void {
  for (const trace of traces) {
    if (traces.size <= maxVisits) {
      return;
    }
    if (trace.hasEnded) {
      traces.delete(trace);
    }
  }
}

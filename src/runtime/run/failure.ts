import { findLoop, parsePosition } from "./code-position.ts";
import type { CodePosition, LimitName, Outcome } from "./run-report.ts";

/** The guest's description of a thrown value. */
export interface ThrownValue {
  readonly text: string;
  /** `line:column` of the place at which the error was created, empty for other values. */
  readonly position: string;
  /** True if the host asked the run to stop. The function itself can throw an error with the same message. */
  readonly stopped: boolean;
}

const limitMessages: Readonly<Record<LimitName, string>> = {
  cpu: "the function used more compute time than it is allowed",
  memory: "MemoryError",
  stack: "RangeError: Maximum call stack size exceeded",
  unsettled: "the promise that the function returned is never settled",
};

/** The messages with which QuickJS reports that a limit was met. */
const limitErrors: ReadonlyMap<string, LimitName> = new Map([
  ["InternalError: out of memory", "memory"],
  ["InternalError: string too long", "memory"],
  ["InternalError: interrupted", "cpu"],
]);

/** Creates the outcome of a run that met a limit. */
export function createLimitOutcome(which: LimitName, location?: CodePosition): Outcome {
  return { kind: "limit", which, message: limitMessages[which], ...toPlace(location) };
}

/** Creates the outcome of a run that ended with an exception. */
export function createFailureOutcome(thrown: ThrownValue, code: string): Outcome {
  const location = parsePosition(thrown.position, code);
  const limit = limitErrors.get(thrown.text);
  if (limit !== undefined && (limit !== "cpu" || thrown.stopped)) {
    const loop = limit === "cpu" && location !== undefined ? findLoop(code, location) : undefined;
    return createLimitOutcome(limit, loop ?? location);
  }
  return { kind: "threw", message: thrown.text, ...toPlace(location) };
}

function toPlace(location: CodePosition | undefined) {
  return location === undefined ? {} : { line: location.line, location };
}

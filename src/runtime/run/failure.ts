import { type FunctionRuntime, factsOf } from "../check/runtimes.ts";
import { nameCallee, type Place } from "./callee.ts";
import type { LimitName, Outcome } from "./outcome.ts";

/** The name that the function's code has in the engine's stacks. */
export const codeFileName = "function.js";

/** What the guest tells about a value that was thrown. */
export interface Thrown {
  readonly text: string;
  readonly stack: string;
  /** Whether the run was asked to stop: the text of that can be thrown by anyone. */
  readonly stopped: boolean;
}

export interface Source {
  readonly code: string;
  readonly runtime: FunctionRuntime;
  /** Where the code counts what of it runs: what it counts in, code that comes to a typed array. */
  readonly counters?: string;
}

const limitMessages: Readonly<Record<LimitName, string>> = {
  cpu: "the function used more compute time than it is allowed",
  memory: "MemoryError",
  stack: "RangeError: Maximum call stack size exceeded",
  unsettled: "the promise that the function returned is never settled",
};

/** Texts of QuickJS with which it tells that a limit was met. */
const limitErrorPatterns: ReadonlyMap<string, LimitName> = new Map([
  ["InternalError: out of memory", "memory"],
  ["InternalError: string too long", "memory"],
  ["InternalError: interrupted", "cpu"],
]);

export function limitOutcome(which: LimitName, line?: number): Outcome {
  return { kind: "limit", which, message: limitMessages[which], ...(line === undefined ? {} : { line }) };
}

/** The outcome of a run that ended in an exception. */
export function failureOutcome(thrown: Thrown, source: Source): Outcome {
  const place = findPlace(thrown.stack);
  const limit = limitErrorPatterns.get(thrown.text);
  if (limit !== undefined && (limit !== "cpu" || thrown.stopped)) {
    return limitOutcome(limit, place?.line);
  }
  const message = withLine(nameCallee(thrown.text, source.code, thrown.stack, place), source.runtime, place);
  return { kind: "threw", message, ...(place === undefined ? {} : { line: place.line }) };
}

/** The innermost frame that is the function's own. */
function findPlace(stack: string): Place | undefined {
  const found = /function\.js:(\d+):(\d+)/.exec(stack);
  return found === null ? undefined : { line: Number(found[1]), column: Number(found[2]) };
}

const undeclaredPattern = /^ReferenceError: ".*" is not defined$/;

/** A runtime that tells lines tells that of an undeclared name, and no other. */
function withLine(message: string, runtime: FunctionRuntime, place: Place | undefined): string {
  if (!factsOf(runtime).lineInReferenceErrors || place === undefined || !undeclaredPattern.test(message)) {
    return message;
  }
  return `${message} in ${place.line}`;
}

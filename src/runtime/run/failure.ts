import { type FunctionRuntime, getRuntimeFacts } from "../check/runtimes.ts";
import type { CodePosition, LimitName, Outcome } from "./run-report.ts";

/** The name of the function's code in the engine's stack traces. */
export const codeFileName = "function.js";

/** The guest's description of a thrown value. */
export interface ThrownValue {
  readonly text: string;
  readonly stack: string;
  /** True if the host asked the run to stop. The function itself can throw an error with the same message. */
  readonly stopped: boolean;
}

/** A function's code and the language in which it is written. */
export interface FunctionSource {
  readonly code: string;
  readonly runtime: FunctionRuntime;
  /** For instrumented code: code that evaluates to the typed array of its counters. */
  readonly counters?: string;
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
export function createFailureOutcome(thrown: ThrownValue, source: FunctionSource): Outcome {
  const location = findLocation(thrown.stack);
  const limit = limitErrors.get(thrown.text);
  if (limit !== undefined && (limit !== "cpu" || thrown.stopped)) {
    return createLimitOutcome(limit, location);
  }
  const error = describeCallError(thrown.text, source.code, thrown.stack, location);
  return { kind: "threw", message: addLine(error, source.runtime, location), ...toPlace(location) };
}

function toPlace(location: CodePosition | undefined) {
  return location === undefined ? {} : { line: location.line, location };
}

/** Returns the position of the innermost frame in the function's code. */
function findLocation(stack: string): CodePosition | undefined {
  const found = /function\.js:(\d+):(\d+)/.exec(stack);
  return found === null ? undefined : { line: Number(found[1]), column: Number(found[2]) };
}

const undeclaredPattern = /^ReferenceError: ".*" is not defined$/;

/** Adds the line to the message about an undeclared name, the only one that has a line, if the runtime reports it. */
function addLine(message: string, runtime: FunctionRuntime, location: CodePosition | undefined): string {
  if (
    !getRuntimeFacts(runtime).lineInReferenceErrors ||
    location === undefined ||
    !undeclaredPattern.test(message)
  ) {
    return message;
  }
  return `${message} in ${location.line}`;
}

const notAFunctionMessage = "TypeError: undefined is not a function";
const identifierPattern = /^[A-Za-z_$][\w$]*/;
const memberBeforePattern = /\.\s*([A-Za-z_$][\w$]*)\s*$/;
const dotBeforePattern = /\.\s*$/;
const nativeFramePattern = /^\s*at \S+ \(native\)/;

/**
 * Returns njs's message for a failed call. QuickJS has one message for every callee that is not a function, but njs
 * names the method (`(intermediate value)["f"] is not a function`) and has another message for callbacks. The method
 * name comes from the code at the position of the call, which is that of the name or of the bracket after it.
 */
export function describeCallError(
  message: string,
  code: string,
  stack: string,
  location: CodePosition | undefined,
): string {
  if (message !== notAFunctionMessage) {
    return message;
  }
  if (nativeFramePattern.test(stack)) {
    return "TypeError: callback argument is not callable";
  }
  const method = location === undefined ? undefined : findMethod(code, location);
  return method === undefined ? message : `TypeError: (intermediate value)["${method}"] is not a function`;
}

function findMethod(code: string, { line, column }: CodePosition): string | undefined {
  const lines = code.split("\n");
  const text = lines[line - 1] ?? "";
  const before = `${lines[line - 2] ?? ""}\n${text.slice(0, column - 1)}`;
  const here = identifierPattern.exec(text.slice(column - 1));
  if (here === null) {
    return memberBeforePattern.exec(before)?.[1];
  }
  return dotBeforePattern.test(before) ? here[0] : undefined;
}

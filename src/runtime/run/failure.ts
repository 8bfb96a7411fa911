import { type FunctionRuntime, factsOf } from "../check/runtimes.ts";
import type { LimitName, Outcome } from "./run-report.ts";

/** The name that the function's code has in the engine's stacks. */
export const codeFileName = "function.js";

/** What the guest tells about a value that was thrown. */
export interface ThrownValue {
  readonly text: string;
  readonly stack: string;
  /** Whether the run was asked to stop: the text of that can be thrown by anyone. */
  readonly stopped: boolean;
}

export interface FunctionSource {
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

export function createLimitOutcome(which: LimitName, line?: number): Outcome {
  return { kind: "limit", which, message: limitMessages[which], ...(line === undefined ? {} : { line }) };
}

/** The outcome of a run that ended in an exception. */
export function createFailureOutcome(thrown: ThrownValue, source: FunctionSource): Outcome {
  const place = findPlace(thrown.stack);
  const limit = limitErrorPatterns.get(thrown.text);
  if (limit !== undefined && (limit !== "cpu" || thrown.stopped)) {
    return createLimitOutcome(limit, place?.line);
  }
  const message = addLine(
    describeCallError(thrown.text, source.code, thrown.stack, place),
    source.runtime,
    place,
  );
  return { kind: "threw", message, ...(place === undefined ? {} : { line: place.line }) };
}

/** The innermost frame that is the function's own. */
function findPlace(stack: string): CodePosition | undefined {
  const found = /function\.js:(\d+):(\d+)/.exec(stack);
  return found === null ? undefined : { line: Number(found[1]), column: Number(found[2]) };
}

const undeclaredPattern = /^ReferenceError: ".*" is not defined$/;

/** A runtime that tells lines tells that of an undeclared name, and no other. */
function addLine(message: string, runtime: FunctionRuntime, place: CodePosition | undefined): string {
  if (!factsOf(runtime).lineInReferenceErrors || place === undefined || !undeclaredPattern.test(message)) {
    return message;
  }
  return `${message} in ${place.line}`;
}

const notAFunctionPattern = "TypeError: undefined is not a function";
const identifierPattern = /^[A-Za-z_$][\w$]*/;
const memberBeforePattern = /\.\s*([A-Za-z_$][\w$]*)\s*$/;
const dotBeforePattern = /\.\s*$/;
const nativeFramePattern = /^\s*at \S+ \(native\)/;

/**
 * QuickJS says of every call of what is no function the same; njs names the method (`(intermediate value)["f"] is
 * not a function`) and tells a callback from it (`callback argument is not callable`). The name is read off the code
 * at the place of the call, which is that of the method's name or of the bracket behind it.
 */
export function describeCallError(
  message: string,
  code: string,
  stack: string,
  place: CodePosition | undefined,
): string {
  if (message !== notAFunctionPattern) {
    return message;
  }
  if (nativeFramePattern.test(stack)) {
    return "TypeError: callback argument is not callable";
  }
  const method = place === undefined ? undefined : findMethod(code, place);
  return method === undefined ? message : `TypeError: (intermediate value)["${method}"] is not a function`;
}

export interface CodePosition {
  readonly line: number;
  readonly column: number;
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

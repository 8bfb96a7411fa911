import type { ViewerEvent, ViewerRequest, ViewerResponse } from "./event/event.ts";
import { toFunctionOutput } from "./event/function-output.ts";
import { parseEvent } from "./event/parse-event.ts";
import { checkReturnedValue, type ReturnedValue } from "./event/returned-value.ts";
import { type FunctionExecutor, quickJs } from "./executor.ts";
import type { OriginChange } from "./run/host/cloudfront-operations.ts";
import type { RunInput } from "./run/run-input.ts";
import type { CodePosition, Outcome } from "./run/run-report.ts";
import { type ExecutionFailure, runText } from "./run-text.ts";

export type { Stores } from "./run/run-input.ts";

/** The result of a function's run in the form of TestFunction's TestResult, for runs that succeed and that fail. */
export interface TestResult {
  /** The request or response that the function returned, or `undefined` if it failed. */
  readonly output: ViewerRequest | ViewerResponse | undefined;
  /** The output as the service writes it, as JSON text. `{}` if the function failed. */
  readonly functionOutput: string;
  /** The service's error text, empty if the function succeeded. */
  readonly errorMessage: string;
  /** The place in the code at which the function failed, if it is known. */
  readonly location?: CodePosition;
  /** The lines of code around `location`, with a caret under the column. */
  readonly codeFrame?: string;
  /** An explanation of the error that the service does not give, such as the name of a missing key. */
  readonly advice?: string;
  /** Problems that TestFunction does not report, but for which the edge responds with an error. */
  readonly edgeProblems?: readonly string[];
  /** The lines of `console.log`. */
  readonly logs: string[];
  /** The share of the allowed compute time, an integer from 0 to 100. */
  readonly computeUtilization: number;
  /** The argument of the last call of an origin helper, also if the function failed after it. */
  readonly originChange?: OriginChange;
  /** The argument of the last `cf.logCustomData()`, URL-encoded and cut to 800 bytes. */
  readonly customLog?: string;
}

/** The result of a function's run on an event that is known to be valid. */
export interface EventResult extends TestResult {
  /** The request or response that the function returned, before TestFunction formats it. */
  readonly returned?: Extract<ReturnedValue, { readonly kind: "request" | "response" }>;
  /** Present if the run failed: the code did not run to its end, or the returned value is invalid. */
  readonly failure?: "execution" | "validation";
}

/** The function and the event of a run. */
export interface EventInput extends Omit<RunInput, "code" | "eventJson"> {
  readonly code: string | Uint8Array;
  /** An event that `parseEvent` would accept, with all collections. */
  readonly event: ViewerEvent;
}

/** The function and the event of a test. */
export interface TestInput extends Omit<RunInput, "code" | "eventJson"> {
  readonly code: string | Uint8Array;
  /** The event as JSON text, as EventObject has it. */
  readonly eventObject: string | Uint8Array;
}

/** An event that TestFunction does not accept. The service keeps the reasons to itself. */
export class InvalidEventError extends Error {
  override readonly name = "InvalidEventError";
  /** Sentences such as `request.uri is missing`. */
  readonly reasons: readonly string[];

  constructor(reasons: readonly string[]) {
    super(`${invalidEventMessage} ${reasons.join("; ")}`);
    this.reasons = reasons;
  }
}

// seen: TestFunctionFailed with this text, and no reason, for an event that the service does not take
// (a user's transcript, 2023-06)
const invalidEventMessage = "The provided event object is not valid.";

/**
 * Runs a function as TestFunction does. A failure of the function is a result, not an exception.
 *
 * @throws InvalidEventError for an event that TestFunction does not accept.
 */
export function testFunction(
  { eventObject, ...input }: TestInput,
  executor: FunctionExecutor = quickJs,
): TestResult {
  const parsed = parseEvent(eventObject);
  if (parsed.kind === "invalid") {
    throw new InvalidEventError(parsed.reasons);
  }
  const {
    failure: _failure,
    returned: _returned,
    ...result
  } = runOnEvent({ ...input, event: parsed.event }, executor, parsed.json);
  return result;
}

/** Runs a function on a valid event. A failure of the function is a result, not an exception. */
export function runOnEvent(
  { code, event, ...environment }: EventInput,
  executor: FunctionExecutor = quickJs,
  eventJson: string = JSON.stringify(event),
): EventResult {
  const { result, effects } = runText(code, { ...environment, eventJson }, executor);
  return {
    ...(result.kind === "failed" ? toExecutionFailure(result.failure) : toEnding(result, event)),
    ...effects,
  };
}

type Ending = Omit<EventResult, "logs" | "computeUtilization" | "originChange" | "customLog">;

function toEnding({ json, promises }: Extract<Outcome, { kind: "returned" }>, event: ViewerEvent): Ending {
  const returned = checkReturnedValue(json, event, promises);
  if (returned.kind === "invalid") {
    const { message: errorMessage, advice } = returned;
    return { ...noOutput, failure: "validation", errorMessage, ...(advice !== undefined && { advice }) };
  }
  const { kind, value, edgeProblems } = returned;
  const functionOutput = toFunctionOutput(kind, value);
  return {
    output: JSON.parse(functionOutput)[kind],
    functionOutput,
    errorMessage: "",
    returned,
    ...(edgeProblems.length > 0 && { edgeProblems }),
  };
}

/** seen: FunctionOutput is `{}` if there is an error (paulhammond/cftest, commit a8532ac, 2021-07, and its run_test.go) */
const noOutput = { output: undefined, functionOutput: "{}" } as const;

function toExecutionFailure(failure: ExecutionFailure): Ending {
  return { ...noOutput, failure: "execution", ...failure };
}

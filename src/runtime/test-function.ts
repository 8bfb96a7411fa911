import { findCompileError } from "./check/check-function.ts";
import { decodeCode } from "./check/decode-code.ts";
import { formatCodeFrame } from "./check/format-findings.ts";
import type { ViewerEvent, ViewerRequest, ViewerResponse } from "./event/event.ts";
import { toFunctionOutput } from "./event/function-output.ts";
import { parseEvent } from "./event/parse-event.ts";
import { checkReturnedValue, type ReturnedValue } from "./event/returned-value.ts";
import { assertReport, type FunctionExecutor, quickJs } from "./executor.ts";
import { watchStores } from "./missing-key.ts";
import type { OriginChange } from "./run/host/cloudfront-operations.ts";
import type { RunInput } from "./run/run-input.ts";
import type { CodePosition, RunReport } from "./run/run-report.ts";

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

// seen: before every failure of a function to run, in TestFunction's output and at the edge
const couldNotRun =
  "The CloudFront function associated with the CloudFront distribution is invalid or could not run. ";

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
  const text = decodeCode(code).text;
  const compileError = findCompileError(text, environment.runtime);
  if (compileError) {
    const { engineMessage, message, line, column } = compileError;
    const failure = toFailure("execution", `${couldNotRun}${engineMessage}`, message);
    return { ...failure, ...toPlace({ line, column }, text), logs: [], computeUtilization: 0 };
  }
  const { stores, describeMissingKey } = watchStores(environment.stores);
  const report = executor.run({
    ...environment,
    ...(stores && { stores }),
    code: text,
    eventJson,
  });
  assertReport(report, executor);
  const { logs, computeUtilization, originChange, customLog } = report;
  return {
    ...toEnding(report, text, event, describeMissingKey),
    logs: [...logs],
    computeUtilization,
    ...(originChange && { originChange }),
    ...(customLog !== undefined && { customLog }),
  };
}

type Ending = Omit<EventResult, "logs" | "computeUtilization" | "originChange" | "customLog">;

function toEnding(
  { outcome }: RunReport,
  code: string,
  event: ViewerEvent,
  describeMissingKey: (message: string) => string | undefined,
): Ending {
  if (outcome.kind !== "returned") {
    const advice = describeMissingKey(outcome.message);
    const failure = toFailure("execution", `${couldNotRun}${outcome.message}`, advice);
    return { ...failure, ...toPlace(outcome.location, code) };
  }
  const returned = checkReturnedValue(outcome.json, event, outcome.promises);
  if (returned.kind === "invalid") {
    return toFailure("validation", returned.message, returned.advice);
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
function toFailure(
  failure: "execution" | "validation",
  errorMessage: string,
  advice: string | undefined,
): Ending {
  return {
    output: undefined,
    functionOutput: "{}",
    errorMessage,
    failure,
    ...(advice !== undefined && { advice }),
  };
}

function toPlace(
  location: CodePosition | undefined,
  code: string,
): Pick<TestResult, "location" | "codeFrame"> {
  return location === undefined ? {} : { location, codeFrame: formatCodeFrame(location, code) };
}

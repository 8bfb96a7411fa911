import { findCompileError } from "./check/check-function.ts";
import { decodeCode } from "./check/decode-code.ts";
import type { ViewerEvent, ViewerRequest, ViewerResponse } from "./event/event.ts";
import { toFunctionOutput } from "./event/function-output.ts";
import { parseEvent } from "./event/parse-event.ts";
import { checkReturnedValue } from "./event/returned-value.ts";
import { type FunctionExecutor, quickJs } from "./executor.ts";
import type { OriginChange } from "./run/host/cloudfront-operations.ts";
import type { RunInput } from "./run/run-input.ts";
import type { RunReport } from "./run/run-report.ts";

export type { Stores } from "./run/run-input.ts";

/** The result of a function's run in the form of TestFunction's TestResult, for runs that succeed and that fail. */
export interface TestResult {
  /** The request or response that the function returned, or `undefined` if it failed. */
  readonly output: ViewerRequest | ViewerResponse | undefined;
  /** The output as the service writes it: JSON text, empty if the function failed. */
  readonly functionOutput: string;
  /** The service's error text, empty if the function succeeded. */
  readonly errorMessage: string;
  /** The lines of `console.log`. */
  readonly logs: string[];
  /** The share of the allowed compute time, an integer from 0 to 100. */
  readonly computeUtilization: number;
  /** The argument of the last call of an origin helper, also if the function failed after it. */
  readonly originChange?: OriginChange;
  /** The argument of the last `cf.logCustomData()`, URL-encoded and cut to 800 bytes. */
  readonly customLog?: string;
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
  { code, eventObject, ...environment }: TestInput,
  executor: FunctionExecutor = quickJs,
): TestResult {
  const parsed = parseEvent(eventObject);
  if (parsed.kind === "invalid") {
    throw new InvalidEventError(parsed.reasons);
  }
  const input = { ...environment, code: decodeCode(code).text, eventJson: parsed.json };
  const compileError = findCompileError(input.code, input.runtime);
  if (compileError) {
    return { ...toFailure(`${couldNotRun}${compileError.engineMessage}`), logs: [], computeUtilization: 0 };
  }
  const report = executor.run(input);
  const { logs, computeUtilization, originChange, customLog } = report;
  return {
    ...toEnding(report, parsed.event),
    logs: [...logs],
    computeUtilization,
    ...(originChange && { originChange }),
    ...(customLog !== undefined && { customLog }),
  };
}

type Ending = Pick<TestResult, "output" | "functionOutput" | "errorMessage">;

function toEnding({ outcome }: RunReport, event: ViewerEvent): Ending {
  if (outcome.kind !== "returned") {
    return toFailure(`${couldNotRun}${outcome.message}`);
  }
  const returned = checkReturnedValue(outcome.json, event);
  if (returned.kind === "invalid") {
    return toFailure(returned.message);
  }
  const functionOutput = toFunctionOutput(returned.kind, returned.value);
  return { output: JSON.parse(functionOutput)[returned.kind], functionOutput, errorMessage: "" };
}

/** assumed: a failed run has no output; no output of that kind was seen whole in public */
function toFailure(errorMessage: string): Ending {
  return { output: undefined, functionOutput: "", errorMessage };
}

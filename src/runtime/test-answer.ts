import { findRefusal } from "./check/check-function.ts";
import type { ViewerEvent, ViewerRequest, ViewerResponse } from "./event/event.ts";
import { toFunctionOutput } from "./event/function-output.ts";
import { checkReturnedValue } from "./event/returned-value.ts";
import { type FunctionExecutor, quickJs } from "./executor.ts";
import type { RunInput } from "./run/run-code.ts";

/** What TestFunction says of a run, whether it went well or not. */
export interface TestAnswer {
  /** What the function returned; `undefined` where it failed. */
  readonly output: ViewerRequest | ViewerResponse | undefined;
  /** The same as the service writes it: JSON text, empty where the function failed. */
  readonly functionOutput: string;
  /** Empty where the function did not fail. */
  readonly errorMessage: string;
  /** A line for each `console.log`. */
  readonly logs: string[];
  /** A whole number from 0 to 100. */
  readonly computeUtilization: number;
}

export interface TestInput extends Omit<RunInput, "eventJson"> {
  readonly event: ViewerEvent;
  readonly eventJson: string;
}

// seen: before every failure of a function to run, in TestFunction's answer and at the edge
const couldNotRun =
  "The CloudFront function associated with the CloudFront distribution is invalid or could not run. ";

/** Runs a function as TestFunction does: a failure is an answer, not an exception. */
export function answerTest(input: TestInput, executor: FunctionExecutor = quickJs): TestAnswer {
  const refusal = findRefusal(input.code, input.runtime);
  if (refusal) return failed(`${couldNotRun}${refusal.engineMessage}`, [], 0);
  const { outcome, logs, computeUtilization } = executor.run(input);
  if (outcome.kind !== "returned")
    return failed(`${couldNotRun}${outcome.message}`, logs, computeUtilization);
  const returned = checkReturnedValue(outcome.json, input.event);
  if (returned.kind === "refused") return failed(returned.message, logs, computeUtilization);
  const functionOutput = toFunctionOutput(returned.kind, returned.value);
  return {
    output: JSON.parse(functionOutput)[returned.kind],
    functionOutput,
    errorMessage: "",
    logs: [...logs],
    computeUtilization,
  };
}

/** assumed: a failed run has no output; no answer of that kind was seen whole in public */
const failed = (errorMessage: string, logs: readonly string[], computeUtilization: number): TestAnswer => ({
  output: undefined,
  functionOutput: "",
  errorMessage,
  logs: [...logs],
  computeUtilization,
});

import { findCompileError } from "./check/check-function.ts";
import type { ViewerEvent, ViewerRequest, ViewerResponse } from "./event/event.ts";
import { toFunctionOutput } from "./event/function-output.ts";
import { checkReturnedValue } from "./event/returned-value.ts";
import { type FunctionExecutor, quickJs } from "./executor.ts";
import type { OriginChange } from "./run/host/cloudfront-operations.ts";
import type { RunInput } from "./run/run-input.ts";
import type { RunReport } from "./run/run-report.ts";

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
  /** What the last call of an origin helper asked for, also where the function failed behind it. */
  readonly originChange?: OriginChange;
  /** What `cf.logCustomData` was last given, URL-encoded and cut to 800 bytes. */
  readonly customLog?: string;
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
  const refusal = findCompileError(input.code, input.runtime);
  if (refusal) {
    return { ...failed(`${couldNotRun}${refusal.engineMessage}`), logs: [], computeUtilization: 0 };
  }
  const report = executor.run(input);
  const { logs, computeUtilization, originChange, customLog } = report;
  return {
    ...outcomeOf(report, input.event),
    logs: [...logs],
    computeUtilization,
    ...(originChange && { originChange }),
    ...(customLog !== undefined && { customLog }),
  };
}

type Ending = Pick<TestAnswer, "output" | "functionOutput" | "errorMessage">;

function outcomeOf({ outcome }: RunReport, event: ViewerEvent): Ending {
  if (outcome.kind !== "returned") {
    return failed(`${couldNotRun}${outcome.message}`);
  }
  const returned = checkReturnedValue(outcome.json, event);
  if (returned.kind === "refused") {
    return failed(returned.message);
  }
  const functionOutput = toFunctionOutput(returned.kind, returned.value);
  return { output: JSON.parse(functionOutput)[returned.kind], functionOutput, errorMessage: "" };
}

/** assumed: a failed run has no output; no answer of that kind was seen whole in public */
function failed(errorMessage: string): Ending {
  return { output: undefined, functionOutput: "", errorMessage };
}

import { findCompileError } from "./check/check-function.ts";
import { decodeCode } from "./check/decode-code.ts";
import { formatCodeFrame } from "./check/format-findings.ts";
import { assertReport, type FunctionExecutor } from "./executor.ts";
import { watchStores } from "./missing-key.ts";
import type { RunInput } from "./run/run-input.ts";
import type { CodePosition, Outcome, RunReport } from "./run/run-report.ts";

/** A failure of code to compile or to run. */
export interface ExecutionFailure {
  /** The service's error text. */
  readonly errorMessage: string;
  /** The place in the code at which the function failed, if it is known. */
  readonly location?: CodePosition;
  /** The lines of code around `location`, with a caret under the column. */
  readonly codeFrame?: string;
  /** An explanation of the error that the service does not give, such as the name of a missing key. */
  readonly advice?: string;
}

/** A run of code on an event, before the returned value is checked. */
export interface TextRun {
  readonly result:
    | Extract<Outcome, { kind: "returned" }>
    | { readonly kind: "failed"; readonly failure: ExecutionFailure };
  /** The logs and the other effects of the run. */
  readonly effects: Pick<RunReport, "computeUtilization" | "originChange" | "customLog"> & {
    readonly logs: string[];
  };
}

// seen: before every failure of a function to run, in TestFunction's output and at the edge
const couldNotRun =
  "The CloudFront function associated with the CloudFront distribution is invalid or could not run. ";

/** Compiles code and runs it on an event whose structure is valid. A failure of the code is a result. */
export function runText(
  code: string | Uint8Array,
  input: Omit<RunInput, "code">,
  executor: FunctionExecutor,
): TextRun {
  const text = decodeCode(code).text;
  const compileError = findCompileError(text, input.runtime);
  if (compileError) {
    const { engineMessage, message, line, column } = compileError;
    const failure = toFailure(engineMessage, { line, column }, text, message);
    return { result: { kind: "failed", failure }, effects: { logs: [], computeUtilization: 0 } };
  }
  const { stores, describeMissingKey } = watchStores(input.stores);
  const report = executor.run({ ...input, ...(stores && { stores }), code: text });
  assertReport(report, executor);
  const { outcome, logs, computeUtilization, originChange, customLog } = report;
  const effects = {
    logs: [...logs],
    computeUtilization,
    ...(originChange && { originChange }),
    ...(customLog !== undefined && { customLog }),
  };
  if (outcome.kind === "returned") {
    return { result: outcome, effects };
  }
  const { message, location } = outcome;
  const failure = toFailure(message, location, text, describeMissingKey(message));
  return { result: { kind: "failed", failure }, effects };
}

function toFailure(
  engineMessage: string | undefined,
  location: CodePosition | undefined,
  code: string,
  advice: string | undefined,
): ExecutionFailure {
  return {
    errorMessage: `${couldNotRun}${engineMessage}`,
    ...(advice !== undefined && { advice }),
    ...(location && { location, codeFrame: formatCodeFrame(location, code) }),
  };
}

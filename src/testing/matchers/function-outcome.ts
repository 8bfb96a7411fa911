import type { RunResult, ViewerRequest, ViewerResponse } from "../../runtime.ts";
import { formatValue } from "../../values/format-value.ts";
import { type Use, usageError } from "./messages.ts";

/** The value that a function returned: a request to pass on, or a response. */
export type FunctionOutcome =
  | { readonly request: ViewerRequest; readonly logs: readonly string[] }
  | { readonly response: ViewerResponse; readonly logs: readonly string[] };

/**
 * Returns the request or response that a function returned.
 *
 * @throws if the function failed, in the negated form too: `not.toRewriteTo` must not pass because of an error.
 */
export function assertOutcome(use: Use, received: unknown): FunctionOutcome {
  const { output, errorMessage, codeFrame = false, advice = false, logs } = toRunResult(use, received);
  if (output === undefined) {
    throw usageError(use, "The function failed:", errorMessage, codeFrame, advice, formatLogs(logs));
  }
  return "statusCode" in output ? { response: output, logs } : { request: output, logs };
}

/** Formats the function's log, for a reader who asks why. */
export function formatLogs(logs: readonly string[]): string | false {
  return logs.length > 0 && `Its log:\n${logs.map((line) => `  ${line}`).join("\n")}`;
}

type Result = Pick<RunResult, "output" | "errorMessage" | "codeFrame" | "advice" | "logs">;

function toRunResult(use: Use, received: unknown): Result {
  const result = received as Partial<Result> | null | undefined;
  if (typeof result?.errorMessage === "string" && Array.isArray(result.logs)) {
    return result as Result;
  }
  const tested = parseTestResult(received);
  if (tested) {
    return tested;
  }
  const { matcher } = use;
  const isPromise = typeof (received as Partial<Promise<unknown>> | null | undefined)?.then === "function";
  throw usageError(
    use,
    `${matcher} expects a visit, the result of runFunction() or the output of TestFunction: ` +
      `expect(await runFunction(code, event)).${matcher}(...).`,
    isPromise
      ? "The received value is a promise: await it first."
      : `The received value is ${formatValue(received)}.`,
  );
}

interface TestResult {
  readonly FunctionOutput?: string;
  readonly FunctionErrorMessage?: string;
  readonly FunctionExecutionLogs?: readonly string[];
}

/** Converts the output of TestFunction, or its `TestResult`. Returns undefined for any other value. */
function parseTestResult(received: unknown): Result | undefined {
  const output = received as (TestResult & { readonly TestResult?: TestResult }) | null | undefined;
  const {
    FunctionOutput,
    FunctionErrorMessage,
    FunctionExecutionLogs = [],
  } = output?.TestResult ?? output ?? {};
  if (FunctionOutput === undefined) {
    return undefined;
  }
  const { request, response } = FunctionOutput ? JSON.parse(FunctionOutput) : {};
  return {
    output: request ?? response,
    errorMessage: FunctionErrorMessage ?? "",
    logs: [...FunctionExecutionLogs],
  };
}

import { formatValue } from "../../core/errors.ts";
import type { RunResult, ViewerRequest, ViewerResponse } from "../../runtime.ts";
import { misuse, type Use } from "./wording.ts";

/** What a function returned: a request to pass on, or a response. */
export type Outcome =
  | { readonly request: ViewerRequest; readonly logs: readonly string[] }
  | { readonly response: ViewerResponse; readonly logs: readonly string[] };

/**
 * What the function of a run returned.
 * @throws where it failed, in the negated form too: a function that fails rewrites nothing and answers nothing, and
 * a test that is glad of it would hide the failure
 */
export function outcomeIn(use: Use, received: unknown): Outcome {
  const { output, errorMessage, logs } = resultIn(use, received);
  if (output === undefined) {
    throw misuse(use, "The function failed:", errorMessage, logsOf(logs));
  }
  return "statusCode" in output ? { response: output, logs } : { request: output, logs };
}

/** What the function wrote to its log, for a reader who asks why. */
export function logsOf(logs: readonly string[]): string | false {
  return logs.length > 0 && `Its log:\n${logs.map((line) => `  ${line}`).join("\n")}`;
}

type Result = Pick<RunResult, "output" | "errorMessage" | "logs">;

function resultIn(use: Use, received: unknown): Result {
  const result = received as Partial<Result> | null | undefined;
  if (typeof result?.errorMessage === "string" && Array.isArray(result.logs)) {
    return result as Result;
  }
  const answer = testAnswerIn(received);
  if (answer) {
    return answer;
  }
  const { matcher } = use;
  const isPromise = typeof (received as Partial<Promise<unknown>> | null | undefined)?.then === "function";
  throw misuse(
    use,
    `${matcher} looks at what runFunction() resolves to, or at the answer of TestFunction: ` +
      `expect(await runFunction(code, event)).${matcher}(...).`,
    isPromise ? "It was given a promise: await it first." : `It was given: ${formatValue(received)}`,
  );
}

interface ServiceAnswer {
  readonly FunctionOutput?: string;
  readonly FunctionErrorMessage?: string;
  readonly FunctionExecutionLogs?: readonly string[];
}

/** TestFunction's answer, or the `TestResult` in it, says the same in the service's words. */
function testAnswerIn(received: unknown): Result | undefined {
  const answer = received as (ServiceAnswer & { readonly TestResult?: ServiceAnswer }) | null | undefined;
  const {
    FunctionOutput,
    FunctionErrorMessage,
    FunctionExecutionLogs = [],
  } = answer?.TestResult ?? answer ?? {};
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

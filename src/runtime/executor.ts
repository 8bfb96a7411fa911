import { formatValue } from "../values/format-value.ts";
import { isObject } from "../values/is-object.ts";
import { runCode } from "./run/run-code.ts";
import type { RunInput } from "./run/run-input.ts";
import type { RunReport } from "./run/run-report.ts";

/**
 * An engine that runs a function's code, synchronously and from text to text. It reports what the code does wrong and
 * throws no exception for it. The code has passed the syntax check and the event is valid; the returned value is
 * checked afterwards.
 *
 * @example
 * import { type FunctionExecutor, mockCloudFront } from "mock-cloudfront";
 *
 * const noEngine: FunctionExecutor = {
 *   name: "none",
 *   run: () => ({
 *     outcome: { kind: "threw", message: "Error: no engine here" },
 *     logs: [],
 *     fuel: { handler: 0, total: 0 },
 *     computeUtilization: 0,
 *   }),
 * };
 * const cloudfront = mockCloudFront({ executor: noEngine });
 */
export interface FunctionExecutor {
  /** The name that messages give the executor. */
  readonly name: string;
  /** Runs a function's code on one event. */
  run(input: RunInput): RunReport;
}

/** The engine of this package. */
export const quickJs: FunctionExecutor = { name: "quickjs-metered", run: runCode };

/** Returns what to give instead of a value that is not an executor, or false for an executor. */
export function findExecutorProblem(executor: unknown): string | false {
  return (
    !(isObject(executor) && typeof executor.run === "function") &&
    "an object with a name and a run method: { name, run(input) }"
  );
}

/** @throws TypeError if an executor returned something other than a report. */
export function assertReport(report: unknown, { name }: FunctionExecutor): asserts report is RunReport {
  const outcome = isObject(report) ? report.outcome : undefined;
  const isReport =
    isObject(report) &&
    isObject(outcome) &&
    (outcome.kind === "returned" || typeof outcome.message === "string") &&
    Array.isArray(report.logs) &&
    typeof report.computeUtilization === "number";
  if (!isReport) {
    throw new TypeError(
      `The executor ${formatValue(name)} returned ${formatValue(report)}; it must return a RunReport, synchronously: { outcome, logs, fuel, computeUtilization }`,
    );
  }
}

import { runCode } from "./run/run-code.ts";
import type { RunInput } from "./run/run-input.ts";
import type { RunReport } from "./run/run-report.ts";

/**
 * What runs a function's code: text in, text out, synchronous, and never an exception for what the code does wrong.
 * The code has passed the check of its syntax, the event is valid; the value that comes back is checked behind it.
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
  /** For messages. */
  readonly name: string;
  /** One run of a function's code on one event. */
  run(input: RunInput): RunReport;
}

/** The engine of this package. */
export const quickJs: FunctionExecutor = { name: "quickjs-metered", run: runCode };

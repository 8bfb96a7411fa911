/** A problem in a function's code. Line and column count from 1, and a tab is one column. */
export interface Finding {
  /** `error`: the runtime does not run this code. `warning`: the code may fail, or it does something unexpected. */
  readonly severity: "error" | "warning";
  /** The name of the rule that reports the finding: `optional-chaining`, `missing-handler`, … */
  readonly rule: string;
  /** The problem, and what to write instead. */
  readonly message: string;
  readonly line: number;
  readonly column: number;
  /** The runtime's own message, as TestFunction returns it. Every error has one, and no warning has one. */
  readonly engineMessage?: string;
}
